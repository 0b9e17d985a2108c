/** Somebody between the ends, as a learner meets them. */
import type { Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  headline,
  open,
  panel,
  position,
  question,
  stepsAt,
  test,
  transcript,
} from './app.ts';

const ladder = (page: Page) => page.getByRole('list', { name: 'Frames on the wire' });

async function sayYes(page: Page, scenario: string, rest = ''): Promise<void> {
  await open(page, `#/stage?s=${scenario}${rest}`);
  await page.keyboard.press('End');
  await question(page).getByRole('button', { name: /^yes/ }).click();
  await expect(headline(page)).toHaveText(/^The client (checks|takes)/);
}

test('the key that is shown is not the one on the server’s own console', async ({ page }) => {
  await open(page, '#/stage?s=intercepted-password');
  await page.keyboard.press('End');
  const fingerprintIn = async (name: string) =>
    /SHA256:\S{43}/.exec(await question(page).getByRole('region', { name }).innerText())?.[0];
  const shown = await fingerprintIn('Your terminal');
  const truth = await fingerprintIn('The server’s own console');
  expect(shown).toBeDefined();
  expect(truth).toBeDefined();
  expect(shown).not.toBe(truth);
  await question(page)
    .getByRole('textbox')
    .fill(truth ?? '');
  await question(page).getByRole('button', { name: 'Compare' }).click();
  await question(page).getByRole('button', { name: /^no/ }).click();
  await expect(page.getByText('refused').first()).toBeVisible();
});

test('after a yes the attacker gets the password, and everything else', async ({ page }) => {
  await sayYes(page, 'intercepted-password', '&panels=knowledge');
  await page.keyboard.press('End');
  await question(page)
    .getByRole('button', { name: /The right one/ })
    .click();
  await expect(headline(page)).toHaveText('The attacker has the password');
  await page.keyboard.press('End');
  const steps = stepsAt(transcript('intercepted-password'), 'overview');
  await expect(position(page)).toHaveText(`Step ${steps.length} of ${steps.length}`);
  await expect(headline(page)).toHaveText(steps.at(-1)?.title ?? '');
  const table = panel(page, 'Knowledge').getByRole('grid');
  await expect(table.getByRole('columnheader', { name: /^Attacker/ })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: /^Eavesdropper/ })).toHaveCount(0);
  await expect(table.getByRole('button', { name: /^Attacker: pw, .*, received$/ })).toBeVisible();
  await expect(table.getByRole('button', { name: /^Attacker: d_?U, .*, never seen$/ })).toHaveCount(
    0,
  );
});

test('with a public key only a signature is to be had, which the server does not take', async ({
  page,
}) => {
  await sayYes(page, 'intercepted-key', '&level=message');
  const steps = stepsAt(transcript('intercepted-key'), 'message');
  const at = steps.findIndex((step) => step.address.endsWith('server-checked-user-signature'));
  await page.keyboard.press('Home');
  for (let step = 0; step < at; step += 1) await page.keyboard.press('ArrowRight');
  await expect(headline(page)).toHaveText(steps[at]?.title ?? '');
  await expect(page.getByRole('region', { name: 'now' })).toContainText('not valid');
  await expect(
    ladder(page)
      .getByText(/from Attacker to Server/)
      .first(),
  ).toBeAttached();
});

test('each session has its own key exchange', async ({ page }) => {
  await sayYes(page, 'intercepted-key', '&panels=keys');
  await page.keyboard.press('End');
  const keys = panel(page, 'Keys');
  await keys.getByRole('radio', { name: /of client and attacker/ }).click();
  await expect(keys.getByRole('radio', { name: /of client and attacker/ })).toBeChecked();
  await expect(keys.getByRole('radio', { name: /of attacker and server/ })).toBeVisible();
});

for (const scenario of ['intercepted-known-host', 'borrowed-host-key']) {
  test(`${scenario} is noticed`, async ({ page }) => {
    await open(page, `#/stage?s=${scenario}`);
    await page.keyboard.press('End');
    const run = transcript(scenario);
    await expect(headline(page)).toHaveText(stepsAt(run, 'overview').at(-1)?.title ?? '');
    await expect(page.getByRole('main')).toContainText(run.outcome.fault?.message ?? 'no fault');
  });
}

for (const [size, width, height] of [
  ['wide', 1440, 900],
  ['phone', 390, 844],
] as const) {
  test.describe(size, () => {
    test.use({ viewport: { width, height } });

    test('the stage with an attacker is accessible, and no name runs into another', async ({
      page,
    }) => {
      await sayYes(page, 'intercepted-key', '&level=message');
      await page.keyboard.press('End');
      await expectAccessible(page);
      const names = await ladder(page).getByRole('button').all();
      const boxes = await Promise.all(names.map((name) => name.boundingBox()));
      for (const [at, box] of boxes.entries()) {
        const next = boxes[at + 1];
        if (box && next) expect(next.y).toBeGreaterThanOrEqual(box.y + box.height - 2);
      }
    });
  });
}
