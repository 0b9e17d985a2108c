/** The log of both ends, against the lines that the command line tells of the same run. */
import type { Locator, Page } from '@playwright/test';
import type { LoggedStep } from '../../src/world/transcript.ts';
import {
  expect,
  expectAccessible,
  headline,
  open,
  panel,
  test,
  transcript,
  showTab,
} from './app.ts';

const address = '#/stage?s=known-host&level=detail&panels=log';
const lines = (page: Page): Locator => panel(page, 'Log').getByRole('option');
const steps = () => transcript('known-host').steps;
const upTo = (index: number, of: (step: LoggedStep) => readonly string[]): string[] =>
  steps()
    .slice(0, index + 1)
    .flatMap(of);

async function stepTo(page: Page, index: number): Promise<void> {
  await page.keyboard.press('Home');
  for (let i = 0; i < index; i += 1) await page.keyboard.press('ArrowRight');
  await expect(headline(page)).toHaveText(steps()[index]?.title ?? '');
}

/** Text of the lines that are drawn, without the flag. */
const drawn = (page: Page): Promise<string[]> =>
  lines(page).evaluateAll((all) => all.map((one) => one.lastChild?.textContent ?? ''));

/** A step of an end that prints, after this one. */
function printing(after: number, of: (step: LoggedStep) => readonly string[]): LoggedStep {
  const found = steps().find((step) => step.index > after && of(step).length > 1);
  if (!found) throw new Error('no step prints');
  return found;
}

test.beforeEach(async ({ page }) => {
  await open(page, address);
});

test('shows what the client has printed up to the step, the newest in sight and marked', async ({
  page,
}) => {
  const { index, log } = printing(20, (step) => step.log);
  await stepTo(page, index);
  const all = upTo(index, (step) => step.log);
  await expect(lines(page).last()).toHaveAttribute('aria-setsize', String(all.length));
  await expect(lines(page).last()).toBeInViewport();
  const shown = await drawn(page);
  expect(shown).toEqual(all.slice(-shown.length));
  const now = panel(page, 'Log').locator('[aria-current="step"]');
  await expect(now).toHaveCount(log.length);
  await expect(now.first()).toContainText('now');
});

test('shows what the server has printed', async ({ page }) => {
  const { index } = printing(50, (step) => step.server_log);
  await stepTo(page, index);
  await page.getByRole('radio', { name: 'Server: sshd' }).check();
  const all = upTo(index, (step) => step.server_log);
  await expect(lines(page).last()).toHaveAttribute('aria-setsize', String(all.length));
  const shown = await drawn(page);
  expect(shown).toEqual(all.slice(-shown.length));
});

test('shows fewer lines with fewer -v, and always what has no level', async ({ page }) => {
  await page.keyboard.press('End');
  const all = upTo(steps().length, (step) => step.log);
  const kept = all.filter((line) => !/^debug[23]:|^ {2}#0|^$/.test(line));
  await page.getByRole('radio', { name: '-v', exact: true }).check();
  await expect(lines(page).last()).toHaveAttribute('aria-setsize', String(kept.length));
  await expect(lines(page).last()).toHaveText(/debug1: Exit status 0$/);
  const shown = await drawn(page);
  expect(shown).toEqual(kept.slice(-shown.length));
});

test('a click on a line leads to its step', async ({ page }) => {
  const line = 'debug1: SSH2_MSG_SERVICE_ACCEPT received';
  const step = steps().find(({ log }) => log.includes(line));
  await stepTo(page, (step?.index ?? 0) + 5);
  await lines(page).filter({ hasText: line }).click();
  await expect(headline(page)).toHaveText(step?.title ?? '');
  await expect(lines(page).last()).toHaveText(new RegExp(`${line}$`));
});

test('is one tab stop, walked by arrow keys', async ({ page }) => {
  await page.keyboard.press('End');
  const before = steps().findLast(({ index, log }) => index < steps().length - 1 && log.length > 0);
  const list = panel(page, 'Log').getByRole('listbox');
  await list.focus();
  const own = steps().at(-1)?.log.length ?? 0;
  const said = upTo(steps().length, (step) => step.log);
  for (let i = 0; i < Math.max(1, own); i += 1) await page.keyboard.press('ArrowUp');
  await expect(panel(page, 'Log').getByRole('option', { selected: true })).toHaveText(
    new RegExp(`${said.at(-1 - Math.max(1, own))}$`),
  );
  await page.keyboard.press('Enter');
  await expect(headline(page)).toHaveText(before?.title ?? '');
});

test('stays where somebody scrolled to, and goes back to the newest when asked', async ({
  page,
}) => {
  await stepTo(page, 60);
  const list = panel(page, 'Log').getByRole('listbox');
  const newest = page.getByRole('button', { name: 'Scroll to the newest line' });
  await expect(newest).toBeHidden();
  await list.hover();
  await page.mouse.wheel(0, -600);
  await expect(newest).toBeVisible();
  const top = await list.evaluate((one) => one.scrollTop);
  await page.keyboard.press('End');
  await expect(newest).toBeVisible();
  expect(await list.evaluate((one) => one.scrollTop)).toBe(top);
  await newest.click();
  await expect(lines(page).last()).toBeInViewport();
  await expect(newest).toBeHidden();
});

test('says that an end has printed nothing yet', async ({ page }) => {
  await page.keyboard.press('Home');
  await page.getByRole('radio', { name: 'Server: sshd' }).check();
  await expect(panel(page, 'Log')).toContainText('sshd has printed nothing yet.');
});

test('copies what shows', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await stepTo(page, 30);
  await page.getByRole('button', { name: 'Copy the lines that show' }).click();
  await expect(panel(page, 'Log').getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n')).toEqual(upTo(30, (step) => step.log));
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const) {
  test.describe(`${width} wide`, () => {
    test.use({ viewport: { width, height } });

    test('axe finds nothing', async ({ page }) => {
      await page.keyboard.press('End');
      if (width < 600) await showTab(page, 'Log');
      await expect(lines(page).last()).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Home');
      await page.getByRole('radio', { name: 'Server: sshd' }).check();
      await expectAccessible(page);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(beyond).toBe(0);
    });
  });
}
