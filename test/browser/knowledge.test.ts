/** Who knows what, cell by cell against the engine's transcript, and the answers to how and why. */
import type { Locator, Page } from '@playwright/test';
import type { Party, Value } from '../../src/world/transcript.ts';
import { expect, expectAccessible, open, panel, stepsAt, test, transcript } from './app.ts';

const parties: readonly Party[] = ['client', 'server', 'eavesdropper'];
const scenario = 'known-host';
const knowledge = (page: Page) => panel(page, 'Knowledge');
const cell = (page: Page, party: string, symbol: string): Locator =>
  knowledge(page).getByRole('button', {
    name: new RegExp(`^${party.charAt(0).toUpperCase()}${party.slice(1)}: ${symbol},`),
  });
const link = (level: string, step?: string) =>
  `#/stage?s=${scenario}&level=${level}&panels=knowledge${step === undefined ? '' : `&step=${step}`}`;

/** Values that have a symbol, once each, that their owner has by a step. */
function valuesBy(step: number): Value[] {
  const seen = new Set<string>();
  return transcript(scenario).values.filter(({ symbol, bytes, owner, known }) => {
    const at = owner === 'attacker' || owner === 'link' ? null : known[owner];
    if (symbol === '' || at === null || at > step || seen.has(`${symbol} ${bytes}`)) return false;
    seen.add(`${symbol} ${bytes}`);
    return true;
  });
}

const isBy = (at: number | null, step: number) => at !== null && at <= step;

for (const key of [
  'server-computed-secret',
  'client-computed-hash',
  'client-logged-in',
  'client-goodbye',
]) {
  test(`at ${key} the table says of every value what the transcript says`, async ({ page }) => {
    const step = transcript(scenario).steps.find(({ address }) => address.endsWith(`.${key}`));
    if (!step) throw new Error(`no step ${key}`);
    await open(page, link('detail', step.address.replace('step:', '')));
    const there = valuesBy(step.index);
    const grid = knowledge(page).getByRole('grid', { name: 'Who knows what' });
    await expect(grid.getByRole('columnheader').first()).toHaveText(`${there.length} values`);
    for (const { symbol, known, seen_encrypted } of there) {
      for (const party of parties) {
        const state = isBy(known[party], step.index)
          ? /^(?!.*(never seen|seen encrypted)$)/
          : isBy(seen_encrypted[party], step.index)
            ? /, seen encrypted$/
            : /, never seen$/;
        await expect(cell(page, party, symbol)).toHaveAttribute('aria-label', state);
      }
    }
    for (const party of parties) {
      const known = there.filter((value) => isBy(value.known[party], step.index)).length;
      const head = grid.getByRole('columnheader', { name: new RegExp(`^${party}`, 'i') });
      await expect(head).toContainText(`${known} known`);
    }
  });
}

test('nothing that comes later is shown, and the table fills as the run goes', async ({ page }) => {
  await open(page, link('message'));
  await expect(cell(page, 'client', 'K')).toHaveCount(0);
  await page.keyboard.press('End');
  await expect(cell(page, 'client', 'K')).toHaveAttribute('aria-label', /computed$/);
});

test('the listener cannot know K: each way needs a private half', async ({ page }) => {
  await open(page, link('message'));
  await page.keyboard.press('End');
  await cell(page, 'eavesdropper', 'K').click();
  const answer = knowledge(page).getByRole('region', { name: /Why can’t the eavesdropper know/ });
  await expect(answer).toContainText('There are two ways to compute it.');
  const { derivations, values } = transcript(scenario);
  const secrets = new Set(values.filter(({ symbol }) => symbol === 'K').map(({ id }) => id));
  for (const { how } of derivations.filter(({ to }) => secrets.has(to))) {
    await expect(answer.getByText(`${how} lacks`)).toBeVisible();
  }
  await expect(answer.getByRole('link', { name: 'RFC 8731 §3' })).toBeVisible();
  await answer.getByRole('button', { name: 'Why can’t the eavesdropper know d_C?' }).click();
  await expect(knowledge(page).getByRole('region', { name: /Why can’t/ })).toContainText(
    'nothing in this run computes it',
  );
  await expect(cell(page, 'eavesdropper', 'd_C')).toHaveAttribute('aria-pressed', 'true');
});

test('the listener knows Q_C from a frame, which opens at its field', async ({ page }) => {
  await open(page, link('message'));
  await page.keyboard.press('End');
  await cell(page, 'eavesdropper', 'Q_C').click();
  const answer = knowledge(page).getByRole('region', { name: /How does the eavesdropper know/ });
  await answer.getByRole('button', { name: /^step \d+$/ }).click();
  const steps = stepsAt(transcript(scenario), 'message');
  const sent = transcript(scenario).steps.findIndex(({ address }) =>
    address.endsWith('client-sends-SSH_MSG_KEX_ECDH_INIT'),
  );
  const at = steps.findIndex(({ index }) => index >= sent) + 1;
  await expect(knowledge(page)).toContainText(`after step ${at} of ${steps.length}`);
  await answer.getByRole('button', { name: 'SSH_MSG_KEX_ECDH_INIT.Q_C' }).click();
  await expect(panel(page, 'Packet')).toContainText('SSH_MSG_KEX_ECDH_INIT');
});

test('an answer says nothing that is not so yet', async ({ page }) => {
  const step = transcript(scenario).steps.find(({ address }) =>
    address.endsWith('.server-computed-secret'),
  );
  await open(page, link('detail', step?.address.replace('step:', '')));
  await cell(page, 'client', 'K').click();
  const answer = knowledge(page).getByRole('region', {
    name: /Why doesn’t the client know .* yet/,
  });
  await expect(answer).toContainText('comes to know it in step');
  await expect(answer.getByText('X25519(d_C, Q_S) lacks')).toBeVisible();
});

test('the filters count and show secrets, and what is on the wire', async ({ page }) => {
  await open(page, link('message'));
  await page.keyboard.press('End');
  const end = transcript(scenario).steps.length;
  const secrets = valuesBy(end).filter(({ secret, symbol }) => secret || symbol === 'H');
  await knowledge(page)
    .getByRole('radio', { name: /Secrets/ })
    .check();
  const head = knowledge(page).getByRole('columnheader').first();
  await expect(head).toHaveText(`${secrets.length} values`);
  await knowledge(page)
    .getByRole('radio', { name: /On the wire/ })
    .check();
  await expect(cell(page, 'client', 'd_C')).toHaveCount(0);
  await expect(cell(page, 'client', 'Q_C')).toBeVisible();
});

test('the table is one tab stop, in which arrow keys move and the run stays', async ({ page }) => {
  await open(page, link('message'));
  await page.keyboard.press('End');
  const grid = knowledge(page).getByRole('grid');
  await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
  await cell(page, 'client', 'K').focus();
  await page.keyboard.press('ArrowRight');
  await expect(cell(page, 'server', 'K')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(cell(page, 'server', 'H')).toBeFocused();
  await page.keyboard.press('End');
  await expect(cell(page, 'eavesdropper', 'H')).toBeFocused();
  await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(
    knowledge(page).getByRole('region', { name: /Why can’t the eavesdropper know/ }),
  ).toBeVisible();
  const { length } = stepsAt(transcript(scenario), 'message');
  await expect(knowledge(page)).toContainText(`after step ${length} of ${length}`);
});

test('it is accessible', async ({ page }) => {
  await open(page, link('message'));
  await page.keyboard.press('End');
  await cell(page, 'eavesdropper', 'K').click();
  await expect(knowledge(page).getByText('X25519(d_C, Q_S) lacks')).toBeVisible();
  await expectAccessible(page);
  await cell(page, 'server', 'user').click();
  await expect(knowledge(page).getByText('Opened with')).toBeVisible();
  await expectAccessible(page);
});

test('it fits a phone of 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page, link('message'));
  await page
    .getByRole('tab', { name: 'Knowledge' })
    .or(page.getByRole('button', { name: 'Knowledge' }))
    .first()
    .click();
  await cell(page, 'client', 'd_U').click();
  await expect(knowledge(page).getByText('had it before the connection')).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);
});
