/** A lesson before a class: lesson 2 from its first slide to its last, with the keys of a clicker. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, open, test } from './app.ts';

test.use({ viewport: { width: 1280, height: 720 }, contextOptions: { reducedMotion: 'reduce' } });

const file = readFileSync('lessons/en/02-eight-steps.md', 'utf8');
const count = (directive: string): number => file.split(`\n:::${directive}`).length - 1;

const slide = (page: Page) => page.getByRole('region', { name: /^Slide \d+ of \d+$/ });

/** The slide's own box scrolls only where a text is too long for it; the page never does. */
async function expectWhole(page: Page): Promise<void> {
  const hidden = await page.evaluate(() => {
    const box = document.querySelector('section[aria-label^="Slide"] > [tabindex]');
    const { scrollHeight, scrollWidth } = document.documentElement;
    return [
      scrollHeight - innerHeight,
      scrollWidth - innerWidth,
      (box?.scrollHeight ?? Infinity) - (box?.clientHeight ?? 0),
      (box?.scrollWidth ?? Infinity) - (box?.clientWidth ?? 0),
    ];
  });
  expect(Math.max(...hidden)).toBe(0);
}

test('lesson 2 is presented from start to end with the keys of a clicker', async ({ page }) => {
  test.slow();
  await open(page, '#/learn/eight-steps/1');
  await expect(page.getByRole('heading', { name: 'The handshake in eight steps' })).toBeVisible();
  await page.keyboard.press('p');
  await expect(slide(page)).toBeFocused();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'projector');
  const all = Number((await slide(page).getAttribute('aria-label'))?.split(' ').at(-1));
  await expectAccessible(page);

  const rest = page.getByText('Hidden until you answer', { exact: true });
  const forNow = page.getByText('Hidden for now', { exact: true });
  const seen = { predictions: 0, answers: 0 };
  for (let at = 1; at <= all; at += 1) {
    await expect(slide(page)).toHaveAccessibleName(`Slide ${at} of ${all}`);
    await expectWhole(page);
    const isOpen = await slide(page).getByText('The stage waits for your answers').isVisible();
    if (isOpen) {
      // While the class thinks, nothing tells what comes.
      await expect(rest).toHaveCount(1);
      await expect(forNow).toHaveCount(0);
      if (seen.predictions === 0) {
        // The class says what it thinks; the stage stays where it is.
        const voted = slide(page).getByText('the class says so');
        for (const [key, count] of [
          ['3', 1],
          ['4', 1],
          ['4', 0],
        ] as const) {
          await page.keyboard.press(key);
          await expect(voted).toHaveCount(count);
        }
        await expect(page.getByRole('region', { name: 'Packet' })).toHaveCount(0);
      }
      seen.predictions += 1;
      await expect(page.getByText(/^Step \d+$/).first()).toBeVisible();
      await expect(slide(page).getByText('right', { exact: true })).toHaveCount(0);
      if (seen.predictions === 1) await expectAccessible(page);
    } else if (await slide(page).getByText('What do you think?').isVisible()) {
      await expect(rest).toHaveCount(0);
      const reason = slide(page).locator('[aria-current=step]');
      await expect(reason).not.toHaveCount(0);
      if (seen.answers === 0) {
        await expect(reason).toContainText('right');
        await expectAccessible(page);
      }
      seen.answers += 1;
    }
    if (at === 6) {
      // To and fro: the answer is hidden again, and the question asked again.
      await page.keyboard.press('PageUp');
      await expect(rest).toHaveCount(1);
      await page.keyboard.press('PageDown');
      await expect(rest).toHaveCount(0);
    }
    if (at < all) await page.keyboard.press(at % 2 === 0 ? 'PageDown' : 'ArrowRight');
  }
  expect(seen.predictions).toBe(count('predict'));
  expect(seen.answers).toBeGreaterThanOrEqual(2 * count('predict'));
  await expect(slide(page).getByText('You can now')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(slide(page)).toHaveAccessibleName(`Slide ${all} of ${all}`);
  await page.keyboard.press('Escape');
  await expect(slide(page)).toHaveCount(0);
  await expect(page).toHaveURL(/#\/learn\/eight-steps\/\d+$/);
});

test('a blank screen, a detour, the note and the list of keys each end where the lesson was', async ({
  page,
}) => {
  await open(page, '#/learn/eight-steps/3');
  await page.getByRole('button', { name: 'Present' }).click();
  await expect(slide(page)).toBeFocused();
  const name = (await slide(page).getAttribute('aria-label')) ?? '';
  const stageTitle = page.getByRole('region', { name: 'Stage' }).getByRole('heading').first();

  for (const key of ['b', '.']) {
    await page.keyboard.press(key);
    const blank = page.getByRole('dialog', { name: /^The screen is blank/ });
    await expect(blank).toBeVisible();
    expect(await blank.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe(
      'rgb(0, 0, 0)',
    );
    await page.keyboard.press('PageDown');
    await expect(blank).toHaveCount(0);
    await expect(slide(page)).toHaveAccessibleName(name);
  }

  // What is hovered is lit on the stage and in the panel, with a ring around the pointer.
  const title = await stageTitle.textContent();
  const frame = page.getByRole('button', { name: 'SSH_MSG_KEXINIT' }).first();
  await frame.hover();
  const ring = page.locator('[data-pointer-ring]');
  await expect(ring).toBeVisible();
  await page.keyboard.press('l');
  await expect(ring).toHaveCount(0);

  await frame.click();
  await page.keyboard.press(']');
  await page.keyboard.press('6');
  await expect(page.getByRole('region', { name: 'State' })).toBeVisible();
  await expect(stageTitle).not.toHaveText(title ?? '');
  await expect(page.getByRole('button', { name: /Back to the lesson/ })).toBeVisible();
  await page.keyboard.press('t');
  await expect(page.getByRole('region', { name: 'State' })).toHaveCount(0);
  await expect(stageTitle).toHaveText(title ?? '');
  await expect(page.getByRole('button', { name: /Back to the lesson/ })).toHaveCount(0);
  await expect(slide(page)).toHaveAccessibleName(name);

  await page.keyboard.press('n');
  await expect(page.getByRole('complementary', { name: 'For the teacher' })).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys while presenting' });
  await expect(keys).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
  await expect(slide(page)).toHaveAccessibleName(name);
});
