/** Walking through a run. */
import { levels } from '../../src/world/transcript.ts';
import {
  complete,
  expect,
  headline,
  levelKeys,
  open,
  position,
  stepsAt,
  test,
  transcript,
} from './app.ts';

for (const level of levels) {
  test(`the keys walk to the end and back, ${level}`, async ({ page }) => {
    const steps = stepsAt(transcript(), level);
    await open(page, complete());
    await page.keyboard.press(levelKeys[level]);
    await page.keyboard.press('Home');
    for (const [at, step] of steps.entries()) {
      await expect(position(page)).toHaveText(`Step ${at + 1} of ${steps.length}`);
      await expect(headline(page)).toHaveText(step.title);
      await page.keyboard.press(at % 2 === 0 ? 'ArrowRight' : 'PageDown');
    }
    await expect(position(page)).toHaveText(`Step ${steps.length} of ${steps.length}`);
    for (let at = steps.length - 1; at > 0; at -= 1) {
      await page.keyboard.press(at % 2 === 0 ? 'ArrowLeft' : 'PageUp');
      await expect(position(page)).toHaveText(`Step ${at} of ${steps.length}`);
    }
    await expect(headline(page)).toHaveText(steps[0]?.title ?? '');
  });
}

test('Home and End go to both ends', async ({ page }) => {
  const steps = stepsAt(transcript(), 'overview');
  await open(page, complete());
  await page.keyboard.press('End');
  await expect(headline(page)).toHaveText(steps.at(-1)?.title ?? '');
  await page.keyboard.press('Home');
  await expect(headline(page)).toHaveText(steps[0]?.title ?? '');
});

test('the buttons do what the keys do', async ({ page }) => {
  await open(page, complete());
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(position(page)).toHaveText(/^Step 2 /);
  await page.getByRole('button', { name: 'Step back' }).click();
  await expect(position(page)).toHaveText(/^Step 1 /);
  await page.getByRole('button', { name: 'Last step' }).click();
  const { length } = stepsAt(transcript(), 'overview');
  await expect(position(page)).toHaveText(`Step ${length} of ${length}`);
});

test('Space plays to the end, and a key stops it', async ({ page }) => {
  const { length } = stepsAt(transcript(), 'overview');
  await open(page, complete());
  await page.getByRole('radio', { name: /half speed/ }).check();
  await headline(page).click();
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.getByRole('radio', { name: /double speed/ }).check();
  await headline(page).click();
  await page.keyboard.press(' ');
  await expect(position(page)).toHaveText(`Step ${length} of ${length}`, { timeout: 15_000 });
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('another level keeps the place', async ({ page }) => {
  const overview = stepsAt(transcript(), 'overview');
  await open(page, complete());
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  for (const key of ['3', '2', '1']) {
    await page.keyboard.press(key);
    await expect(headline(page)).toHaveText(overview[2]?.title ?? '');
  }
});

test('a widget keeps its own keys', async ({ page }) => {
  await open(page, complete());
  await page.getByRole('radio', { name: /Overview/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: /Messages/ })).toBeChecked();
  await expect(headline(page)).toHaveText(stepsAt(transcript(), 'overview')[0]?.title ?? '');
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: 'Next step' }).focus();
  await page.keyboard.press(' ');
  await expect(position(page)).toHaveText(/^Step 2 /);
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('? lists the keys, and those that type a character can be turned off for good', async ({
  page,
}) => {
  await open(page, complete());
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keys and actions' });
  await expect(list).toContainText('Next step');
  await list.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: /Overview/ })).toBeChecked();
  await page.reload();
  await expect(headline(page)).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: /Overview/ })).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(position(page)).toHaveText(/^Step 2 /);
});

test('screen readers hear the step once the cursor rests', async ({ page }) => {
  const steps = stepsAt(transcript(), 'overview');
  const third = `Step 3 of ${steps.length}: ${steps[2]?.title}`;
  await open(page, complete());
  const live = page.locator('[aria-live=polite]');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(live).toHaveText(third);
  await page.keyboard.press(' ');
  await expect(position(page)).toHaveText(/^Step 4 /);
  await expect(live).toHaveText(third);
});
