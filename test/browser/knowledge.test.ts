/** Who knows what, and why. */
import type { Page } from '@playwright/test';
import type { Party, Value } from '../../src/world/transcript.ts';
import {
  complete,
  expect,
  expectAccessible,
  open,
  panel,
  stepsAt,
  test,
  transcript,
} from './app.ts';

const run = transcript();
const steps = stepsAt(run, 'message');
const parties = ['client', 'server', 'eavesdropper'] as const satisfies readonly Party[];
const cell = (page: Page, party: Party, symbol: string) =>
  panel(page, 'Knowledge').getByRole('button', {
    name: new RegExp(`^${party}.*\\b${symbol},`, 'i'),
  });
const valueOf = (symbol: string): Value => {
  const found = run.values.find((value) => value.symbol === symbol);
  if (!found) throw new Error(`no value ${symbol}`);
  return found;
};
const at = (index: number) =>
  complete(
    `level=message&panels=knowledge&step=${steps[index]?.address.replace('step:', '').replace('#', '%23')}`,
  );

for (const index of [3, 12, 25]) {
  test(`every cell says what the run says, after step ${index + 1}`, async ({ page }) => {
    await open(page, at(index));
    const cursor = steps[index]?.index ?? 0;
    await expect(panel(page, 'Knowledge').getByRole('grid')).toBeVisible();
    for (const symbol of ['V_C', 'd_C', 'Q_C', 'K', 'H', 'K_S', 'sig', 'd_U', 'K_U']) {
      const value = valueOf(symbol);
      const since = Object.values(value.known).filter((one) => one !== null && one <= cursor);
      for (const party of parties) {
        const found = cell(page, party, symbol).first();
        if (since.length === 0) {
          await expect(found).toHaveCount(0);
          continue;
        }
        const known = value.known[party] !== null && value.known[party] <= cursor;
        const sealed = value.seen_encrypted[party];
        const word = known
          ? /sent|received|read|computed|generated|from file|given|opened/
          : sealed !== null && sealed <= cursor
            ? /seen encrypted/
            : /never seen/;
        await expect(found, `${party} ${symbol}`).toHaveText(word);
      }
    }
  });
}

test('a cell says why: the eavesdropper lacks both private halves of the secret', async ({
  page,
}) => {
  await open(page, at(25));
  await cell(page, 'eavesdropper', 'K').first().click();
  const answer = panel(page, 'Knowledge');
  await expect(
    answer.getByRole('heading', { name: /Why can.t the eavesdropper know/ }),
  ).toBeVisible();
  await expect(answer).toContainText('As the client does');
  await expect(answer).toContainText('As the server does');
  for (const symbol of ['d_C', 'd_S', 'Q_C', 'Q_S']) {
    await expect(
      answer.getByRole('button', { name: new RegExp(`^${symbol}, `) }).last(),
    ).toBeVisible();
  }
});

test('a cell says how: the eavesdropper read a public value in its frame, and that leads there', async ({
  page,
}) => {
  await open(page, at(25));
  await cell(page, 'eavesdropper', 'Q_C').first().click();
  const answer = panel(page, 'Knowledge');
  await expect(
    answer.getByRole('heading', { name: /How does the eavesdropper know/ }),
  ).toBeVisible();
  await answer
    .getByRole('button', { name: /KEX_ECDH_INIT/ })
    .first()
    .click();
  await expect.poll(() => page.url()).toContain('KEX_ECDH_INIT');
});

test('the table is one stop of the Tab key, and arrows walk it', async ({ page }) => {
  await open(page, at(25));
  const grid = panel(page, 'Knowledge').getByRole('grid');
  await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
  await grid.locator('[tabindex="0"]').focus();
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect(grid.locator('[tabindex="0"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel(page, 'Knowledge').getByRole('heading', { name: /^(How|Why)/ })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test('axe finds nothing, with an answer open', async ({ page }) => {
      await open(page, at(25));
      await cell(page, 'eavesdropper', 'K').first().click();
      await expect(panel(page, 'Knowledge').getByRole('heading', { name: /^Why/ })).toBeVisible();
      await expectAccessible(page);
    });
  });
}
