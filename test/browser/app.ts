/** What the tests of the page share. They find things as a person does: by role, name and text. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';
import type { Level, Transcript } from '../../src/world/transcript.ts';
import { levels } from '../../src/world/transcript.ts';
import { CLI_FOLDER } from './built-cli.ts';

export { expect };

interface Watch {
  readonly errors: string[];
  readonly requests: string[];
}

/** Every test fails if the page logs an error, breaks its security policy, or asks another origin for anything. */
export const test = base.extend<{ watch: Watch }>({
  watch: [
    async ({ page, baseURL }, use) => {
      const watch = watchPage(page);
      await use(watch);
      expect(watch.errors).toEqual([]);
      const own = new URL(baseURL ?? '').origin;
      const foreign = watch.requests.filter((url) => {
        const { protocol, origin } = new URL(url);
        return protocol.startsWith('http') && origin !== own;
      });
      expect(foreign).toEqual([]);
    },
    { auto: true },
  ],
});

function watchPage(page: Page): Watch {
  const watch: Watch = { errors: [], requests: [] };
  page.on('pageerror', (error) => watch.errors.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') watch.errors.push(line.text());
  });
  page.on('request', (request) => watch.requests.push(request.url()));
  return watch;
}

/** Opens the app at a hash and waits until a run or an error page shows. */
export async function open(page: Page, hash = ''): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

export function headline(page: Page): Locator {
  return page.getByRole('heading', { level: 1 });
}

/** "Step 3 of 8". */
export function position(page: Page): Locator {
  return page.getByText(/^Step \d+ of \d+$/);
}

/** What a person is asked, and may answer. */
export const question = (page: Page): Locator => page.getByRole('region', { name: 'The question' });

export function panel(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

/** What a phone shows, by the name of its tab: those without a tab are behind "More". */
export async function showTab(page: Page, title: string): Promise<void> {
  const tabs = page.getByRole('navigation', { name: 'Views' });
  await expect(tabs).toBeVisible();
  const tab = tabs.getByRole('button', { name: title, exact: true });
  if ((await tab.count()) > 0) return tab.click();
  await tabs.getByRole('button', { name: /More|more panels/ }).click();
  await page.getByRole('menuitemradio', { name: title }).press('Enter');
}

/** The levels, by the key that shows each. */
export const levelKeys = { overview: '1', message: '2', detail: '3' } as const;

/** The steps of a transcript that a level shows. */
export function stepsAt(run: Transcript, level: Level) {
  return run.steps.filter((step) => levels.indexOf(step.level) <= levels.indexOf(level));
}

const transcripts = new Map<string, Transcript>();

/** A run that asks nothing, from its first step; with other parameters behind it. */
export const complete = (rest = ''): string =>
  `#/stage?s=known-host${rest === '' ? '' : `&${rest}`}`;

/** What the engine says about a scenario, by the command line: the page must show the same. */
export function transcript(scenario = 'known-host'): Transcript {
  let found = transcripts.get(scenario);
  if (!found) {
    const parsed: Transcript = JSON.parse(printed(scenario));
    transcripts.set(scenario, parsed);
    found = parsed;
  }
  return found;
}

/** Each is printed once, and kept for the other processes that run tests. */
function printed(scenario: string): string {
  const folder = process.env[CLI_FOLDER] ?? '';
  const kept = join(folder, `${scenario}.json`);
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  const args = [join(folder, 'sshow.mjs'), 'simulate', scenario, '--json'];
  const run = spawnSync(process.execPath, args, { maxBuffer: 1 << 28, encoding: 'utf8' });
  // 1: it was refused, as some scenarios are.
  if (run.status !== 0 && run.status !== 1) throw new Error(run.stderr);
  const own = `${kept}.${process.pid}`;
  writeFileSync(own, run.stdout);
  renameSync(own, kept);
  return run.stdout;
}

/** Chooses something out of a menu. */
export async function choose(page: Page, button: string | RegExp, item: string | RegExp) {
  await page.getByRole('button', { name: button, exact: true }).click();
  const items = page.locator('[role^=menuitem]');
  await items.filter({ hasText: item }).first().click();
}

/**
 * Finds nothing that WCAG 2.2 AA or axe's best practices object to, in light and in dark where the page follows the
 * system. What a theme changes is colours, so the second is looked at for these alone.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // The library's own, at the edges of a menu: they pass the focus on, and never keep it.
  // In the page itself, and only what it objects to: takes a third of the time, and would not look into frames.
  const axe = () => new AxeBuilder({ page }).setLegacyMode().exclude('[data-base-ui-focus-guard]');
  await expect(page.locator('iframe')).toHaveCount(0);
  const only = { resultTypes: ['violations' as const] };
  await expectNothing(axe().options({ ...only, rules: { 'target-size': { enabled: true } } }));
  const theme = await page.locator('html').getAttribute('data-theme');
  if (['light', 'dark', 'projector'].includes(theme ?? '')) return;
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  await expectNothing(axe().options(only).withRules(['color-contrast', 'link-in-text-block']));
  await page.emulateMedia({ colorScheme: null });
}

async function expectNothing(axe: AxeBuilder): Promise<void> {
  const { violations } = await axe.analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`),
  ).toEqual([]);
}
