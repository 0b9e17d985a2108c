/** The theme for beamers: what a class can read from the last row, measured on the page at three resolutions. */
import type { Page } from '@playwright/test';
import { expect, headline, open, panel, position, test } from './app.ts';
import type { Readable } from './readable.ts';
import { readable } from './readable.ts';
import { shareOf } from '../share.ts';

const sizes = [
  [1920, 1080],
  [1280, 720],
  [1024, 768],
] as const;
const panels = { none: null, packet: 'Packet', keys: 'Keys', state: 'State', 'what-if': 'What if' };

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() =>
    localStorage.setItem('sshow.settings', JSON.stringify({ theme: 'projector' })),
  );
});

/** What is wrong with what shows, as sentences. */
function faults({ texts, outlines, clipped, overlapping, height }: Readable): string[] {
  return [
    ...texts
      .filter(({ size }) => size < 0.02 * height - 0.01)
      .map(({ text, size }) => `${size} px are too small: ${text}`),
    ...texts
      .filter(({ size, running }) => running && size < 0.03 * height - 0.01)
      .map(({ text, size }) => `${size} px are too small for running text: ${text}`),
    ...texts
      .filter(({ contrast }) => contrast < 7)
      .map(({ text, contrast }) => `contrast ${contrast.toFixed(2)}: ${text}`),
    ...outlines
      .filter(({ width }) => width < 2.99)
      .map(({ what, width }) => `${width} px: ${what}`),
    ...clipped.map((text) => `cut: ${text}`),
    ...overlapping.map((texts) => `overlapping: ${texts}`),
  ];
}

/** Walks through a run, and measures at some of its steps. */
async function expectReadable(page: Page, steps: number, every: number): Promise<void> {
  const found: string[] = [];
  for (let step = 1; step <= steps; step += 1) {
    await expect(position(page)).toHaveText(`Step ${step} of ${steps}`);
    if (step % every === 1 || every === 1)
      found.push(...faults(await readable(page)).map((fault) => `step ${step}: ${fault}`));
    if (step < steps) await page.keyboard.press('ArrowRight');
  }
  expect(found).toEqual([]);
}

for (const [width, height] of sizes) {
  test.describe(`${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });

    // The sizes are in the window's height: what one panel needs, the others do too.
    const shown = Object.entries(panels);
    for (const [id, title] of height === 1080 ? shown : shareOf(shown, 2)) {
      test(`everything is large, strong and whole with ${title ?? 'no panel'}`, async ({
        page,
      }) => {
        test.slow();
        const opened = id === 'none' ? '' : `&panels=${id}`;
        await open(page, `#/stage?s=known-host&level=message${opened}`);
        if (title !== null)
          await expect(panel(page, title).getByRole('heading').first()).toBeVisible();
        await expectReadable(page, 26, id === 'none' ? 5 : 11);
      });
    }

    test('the overview is', async ({ page }) => {
      await open(page, '#/stage?s=known-host&level=overview');
      await expectReadable(page, 8, 1);
    });

    test('a field of a packet is explained in large words', async ({ page }) => {
      await open(
        page,
        '#/stage?s=known-host&level=message&focus=server/SSH_MSG_KEXINIT%231.cookie&panels=packet',
      );
      await expect(panel(page, 'Packet').getByRole('treeitem', { selected: true })).toBeVisible();
      expect(faults(await readable(page))).toEqual([]);
    });

    test('the stage and one panel show, the latest; at most four tags a side', async ({ page }) => {
      await open(page, '#/stage?s=known-host&level=message&panels=packet,keys');
      await expect(panel(page, 'Keys')).toBeVisible();
      await expect(panel(page, 'Packet')).toHaveCount(0);
      await page.keyboard.press('End');
      for (const side of ['Client holds', 'Server holds']) {
        const tags = page
          .getByRole('list', { name: side })
          .getByRole('button', { name: /secret|public|encrypted/ });
        expect(await tags.count(), side).toBeLessThanOrEqual(4);
      }
      await page.getByRole('button', { name: 'Close the Keys panel' }).click();
      await expect(panel(page, 'Packet')).toBeVisible();
      for (const name of ['Next step', 'Step back', 'Play']) {
        await expect(page.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
      }
    });
  });
}

test('the theme is chosen in the menu, follows the height of the window, and yields to a larger text size', async ({
  page,
}) => {
  await open(page);
  const size = () =>
    headline(page).evaluate((title) => Number.parseFloat(getComputedStyle(title).fontSize));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'projector');
  await page.setViewportSize({ width: 1920, height: 1080 });
  expect(await size()).toBeCloseTo(52, 1);
  await page.setViewportSize({ width: 1280, height: 720 });
  expect(await size()).toBeCloseTo((52 * 720) / 1080, 1);
  // Zoomed in, the window is lower in CSS pixels: text gets no smaller than 10/16 of what it would be.
  await page.setViewportSize({ width: 800, height: 450 });
  expect(await size()).toBeCloseTo(52 * 0.625, 1);
});

test('client, server and attacker, secret, public and encrypted are told apart without colour', async ({
  page,
}, info) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, '#/stage?s=known-host&level=message&panels=keys');
  for (let step = 0; step < 18; step += 1) await page.keyboard.press('ArrowRight');
  await page
    .getByRole('button', { name: /^Show \d+ more/ })
    .first()
    .click();
  await page.evaluate(() => {
    const washedOut = new CSSStyleSheet();
    washedOut.replaceSync('html { filter: grayscale(1) contrast(0.5) brightness(1.2); }');
    document.adoptedStyleSheets.push(washedOut);
  });
  // For people to look at; what can be computed of it follows.
  await page.screenshot({ path: info.outputPath('washed-out.png') });
  const looks = await page.evaluate(() => {
    const outlineOf = (label: string) =>
      [...document.querySelectorAll('main b')]
        .find(({ textContent }) => textContent === label)
        ?.parentElement?.querySelector('svg path')
        ?.getAttribute('d');
    const look = (kind: string) => {
      const face = document.querySelector(`main button[aria-label*="${kind}"] > span`);
      const style = face && getComputedStyle(face);
      return (
        style &&
        [style.clipPath !== 'none', style.borderTopWidth, style.backgroundImage !== 'none'].join(
          ' ',
        )
      );
    };
    return {
      shapes: ['Client', 'Eavesdropper', 'Server'].map(outlineOf),
      tags: [', secret of', ', public, from', ', sent only encrypted'].map(look),
    };
  });
  expect(new Set(looks.shapes).size).toBe(3);
  expect(looks.shapes).not.toContain(undefined);
  expect(looks.tags).toEqual(['true 0px false', 'false 3px false', 'false 3px true']);
});
