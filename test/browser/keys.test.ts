/** The Keys panel: how each value was made, against what the command line prints. */
import type { Locator } from '@playwright/test';
import type { Value } from '../../src/world/transcript.ts';
import { expect, expectAccessible, headline, open, panel, test, transcript } from './app.ts';

const scenarios = { now: 'known-host', classic: 'classic-dh', six: 'six-keys' } as const;
const hashOf = (scenario: string) => `#/stage?s=${scenario}&level=message&panels=keys`;

function valueOf(scenario: string, symbol: string): Value {
  const found = transcript(scenario).values.find((value) => value.symbol === symbol);
  if (!found) throw new Error(`no ${symbol} in ${scenario}`);
  return found;
}

/** Symbols of what went into a value, each once, in order. */
function inputsOf(scenario: string, to: Value): string[] {
  const { derivations, values } = transcript(scenario);
  const from = derivations.find((derivation) => derivation.to === to.id)?.from ?? [];
  const symbols = from.map((id) => values.find((value) => value.id === id)?.symbol ?? '');
  return [...new Set(symbols)];
}

/** The part of the panel that tells about one value. */
const about = (keys: Locator, title: string): Locator => keys.getByRole('region', { name: title });

const inputs = (section: Locator): Promise<string[]> =>
  section
    .getByRole('list', { name: 'Inputs' })
    .first()
    .getByRole('button')
    .evaluateAll((tags) => tags.map((tag) => tag.ariaLabel?.split(',')[0] ?? ''));

test.describe('after a login', () => {
  test.beforeEach(async ({ page }) => {
    await open(page, hashOf(scenarios.now));
    await expect(panel(page, 'Keys').getByRole('heading').first()).toBeVisible();
    await headline(page).click();
    await page.keyboard.press('End');
  });

  test('H stands with its parts in order, its bytes, and who computes it', async ({ page }) => {
    const section = about(panel(page, 'Keys'), 'How H is made');
    const H = valueOf(scenarios.now, 'H');
    await expect(section.locator('code').first()).toContainText(H.bytes?.slice(0, 8) ?? '?');
    expect(await inputs(section)).toEqual(inputsOf(scenarios.now, H));
    for (const side of ['server', 'client'])
      await expect(
        section.getByRole('button', { name: new RegExp(`^The ${side} computes it in step`) }),
      ).toBeVisible();
    await section.getByRole('button', { name: /^The client computes it/ }).click();
    const { steps } = transcript(scenarios.now);
    await expect(headline(page)).toHaveText(steps[H.known.client ?? -1]?.title ?? '?');
  });

  test('what is hashed opens as fields, and the command is copied whole', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const section = about(panel(page, 'Keys'), 'How H is made');
    const layout = transcript(scenarios.now).derivations.find(
      ({ to }) => to === valueOf(scenarios.now, 'H').id,
    )?.layout;
    await section.getByRole('button', { name: /^What is hashed/ }).click();
    const rows = section.getByRole('tree').getByRole('treeitem');
    await expect(rows).toHaveCount(layout?.fields.length ?? 0);
    for (const [at, field] of (layout?.fields ?? []).entries())
      await expect(rows.nth(at)).toContainText(field.name);

    await section.getByRole('button', { name: 'Shell command', exact: true }).click();
    const terminal = section.getByRole('group', { name: /^Shell command/ });
    await expect(terminal).toContainText('more lines');
    await section.getByRole('button', { name: 'Show every line' }).click();
    await expect(terminal).not.toContainText('more lines');
    await section.getByRole('button', { name: /^Copy the shell command/ }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const hex = copied.split('\n').filter((line) => /^[0-9a-f]+$/.test(line));
    expect(hex.join('')).toBe(layout?.bytes);
  });

  test('from a key one goes to the secret, to both ends’ ways to it, and to a draw', async ({
    page,
  }) => {
    const keys = panel(page, 'Keys');
    await keys.getByRole('button', { name: /^Key C,/ }).click();
    const C = about(keys, 'How C is made');
    await expect(C.getByText('the first 64 bytes')).toBeVisible();
    await expect(C.getByText('SSH_MSG_SERVICE_REQUEST')).toBeVisible();
    await C.getByRole('button', { name: /^K,/ }).first().click();

    const K = about(keys, 'How K is made');
    const hows = transcript(scenarios.now)
      .derivations.filter(({ to }) =>
        transcript(scenarios.now).values.some(({ id, symbol }) => id === to && symbol === 'K'),
      )
      .map(({ how }) => how);
    expect(hows.length).toBe(2);
    for (const how of hows) await expect(K.getByText(how, { exact: true })).toBeVisible();
    await K.getByRole('button', { name: /^d_C,/ }).first().click();

    const draw = about(keys, 'Where d_C comes from');
    await expect(draw.getByText('Drawn at random: there is nothing to compute.')).toBeVisible();
    await expect(draw.getByText(valueOf(scenarios.now, 'd_C').label).last()).toBeVisible();
    await draw.getByRole('button', { name: 'Back to H' }).click();
    await expect(about(keys, 'How H is made')).toBeVisible();
  });

  test('all of it open is accessible', async ({ page }) => {
    const section = about(panel(page, 'Keys'), 'How H is made');
    await section.getByRole('button', { name: /^What is hashed/ }).click();
    await section.getByRole('button', { name: 'Shell command', exact: true }).click();
    await expect(section.getByRole('group', { name: /^Shell command/ })).toBeVisible();
    await expectAccessible(page);
  });
});

test('before anybody has H, only who will compute it is told', async ({ page }) => {
  await open(page, hashOf(scenarios.now));
  const section = about(panel(page, 'Keys'), 'How H is made');
  await expect(section.getByText('Nobody has H yet.')).toBeVisible();
  await expect(section.getByRole('list', { name: 'Inputs' })).toHaveCount(0);
  await section.getByRole('button', { name: /^The server computes it/ }).click();
  await expect(section.getByRole('list', { name: 'Inputs' })).toBeVisible();
});

test('classic Diffie-Hellman has e and f as powers of the generator', async ({ page }) => {
  await open(page, `${hashOf(scenarios.classic)}&focus=${valueOf(scenarios.classic, 'e').address}`);
  await headline(page).click();
  await page.keyboard.press('End');
  const keys = panel(page, 'Keys');
  for (const symbol of ['e', 'f']) {
    const { label } = valueOf(scenarios.classic, symbol);
    await expect(keys.getByRole('button', { name: `${symbol}, ${label}, 256 B` })).toBeVisible();
  }
  await expect(about(keys, 'How e is made').getByText('g^x mod p', { exact: true })).toBeVisible();
});

test('all six keys have their bytes to copy where the cipher uses them', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, hashOf(scenarios.six));
  await headline(page).click();
  await page.keyboard.press('End');
  const table = panel(page, 'Keys').getByRole('table', { name: 'The six keys' });
  for (const letter of ['A', 'B', 'C', 'D', 'E', 'F']) {
    await table.getByRole('button', { name: new RegExp(`^Copy ${letter},`) }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(valueOf(scenarios.six, letter).bytes);
  }
});

test.describe('a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

  test('shows all of it within its width', async ({ page }) => {
    await open(page, hashOf(scenarios.now));
    await headline(page).click();
    await page.keyboard.press('End');
    await page.getByRole('button', { name: 'Keys', exact: true }).click();
    const keys = panel(page, 'Keys');
    const section = about(keys, 'How H is made');
    await section.getByRole('button', { name: /^What is hashed/ }).click();
    await section.getByRole('button', { name: 'Shell command', exact: true }).click();
    await expect(section.getByRole('group', { name: /^Shell command/ })).toBeVisible();
    const beyond = await keys.evaluate(
      (element) =>
        [...element.querySelectorAll('*')].filter(
          (one) => one.getBoundingClientRect().right > innerWidth + 0.5,
        ).length,
    );
    expect(beyond).toBe(0);
    await expectAccessible(page);
  });
});
