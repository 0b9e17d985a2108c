/** The comparison of two protocols, used as a person does: walked by question, read, followed, taken away. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, expectAccessible, headline, open, position, test, transcript } from './app.ts';

const questions = [
  'What do we both speak?',
  'How do we agree on a secret?',
  'How do I know that it is you?',
  'When does encryption start?',
  'Who may come in?',
  'What travels?',
] as const;

const asked = (page: Page): Locator => page.getByRole('heading', { level: 2 }).first();
const where = (page: Page): Locator => page.getByText(/^Question \d of 6$/);
const controls = (page: Page): Locator => page.getByRole('region', { name: 'Questions and steps' });
const next = (page: Page): Locator => controls(page).getByRole('button', { name: /^Next/ });
/** The answer of a protocol to a question. */
const answer = (page: Page, protocol: string, question: string): Locator =>
  page.getByRole('group', { name: `${protocol}: ${question}` });
const table = (page: Page): Locator => page.getByRole('table', { name: 'Both runs compared' });
const cell = (page: Page, row: string, column: 'SSH' | 'TLS 1.3'): Locator =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: row }) })
    .getByRole('cell')
    .nth(column === 'SSH' ? 0 : 1);

/** Opens the comparison and waits until both runs show. */
async function openCompare(page: Page, query = ''): Promise<void> {
  await open(page, `#/compare${query}`);
  await expect(where(page)).toBeVisible();
}

/** Until the last cell is there. */
const expectComputed = (page: Page) =>
  expect(page.getByRole('button', { name: 'Copy the comparison as Markdown' })).toBeVisible({
    timeout: 30_000,
  });

test('the first view leads there; both runs show, and one key goes through both', async ({
  page,
}) => {
  await open(page);
  await page
    .getByRole('navigation', { name: 'Where to begin' })
    .getByRole('link', { name: /^SSH beside TLS/ })
    .click();
  await expect(headline(page)).toHaveText('SSH beside TLS 1.3');
  await expect(headline(page)).toBeFocused();
  await expect(where(page)).toHaveText('Question 1 of 6');
  const seen: string[] = [];
  for (let steps = 0; steps < 60; steps += 1) {
    seen.push((await asked(page).textContent()) ?? '');
    if (await next(page).isDisabled()) break;
    await page.keyboard.press('ArrowRight');
  }
  expect([...new Set(seen)]).toEqual(questions);
  expect(seen.length).toBeGreaterThan(15);
  await page.keyboard.press('Home');
  await expect(where(page)).toHaveText('Question 1 of 6');
  await page.keyboard.press('End');
  await expect(where(page)).toHaveText('Question 6 of 6');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('3');
  await expect(asked(page)).toHaveText(questions[2]);
});

test('the address carries the pair, the question and the step; Back goes to the pair before', async ({
  page,
}) => {
  await openCompare(page, '?q=server&at=2');
  await expect(asked(page)).toHaveText(questions[2]);
  await expect(page.getByText(/^step 2 of \d+$/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Pair' }).selectOption('Man in the middle');
  await expect(page).toHaveURL(/ssh=.*tls=.*q=server/);
  await expect(where(page)).toHaveText('Question 3 of 6');
  await page.reload();
  await expect(asked(page)).toHaveText(questions[2]);
  await expect(page.getByRole('combobox', { name: 'Pair' })).toHaveValue('Man in the middle');
  await page.goBack();
  await expect(page.getByRole('combobox', { name: 'Pair' })).toHaveValue('First contact');
});

test('what an answer is about came before: its place, and its bytes', async ({ page }) => {
  await openCompare(page, '?q=server');
  const ssh = answer(page, 'SSH', questions[2]);
  await expect(ssh).toContainText('In SSH_MSG_KEX_ECDH_REPLY, for all to read:');
  const value = ssh.getByRole('link', { name: /^K_S, / }).first();
  await expect(value).toBeVisible();
  await answer(page, 'SSH', questions[1])
    .getByRole('link', { name: 'SSH_MSG_KEX_ECDH_REPLY' })
    .click();
  await expect(position(page)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Packet', exact: true })).toContainText('K_S');
});

test('the secret stands once between both, and leads to both key schedules', async ({ page }) => {
  await openCompare(page, '?q=secret');
  await expect(page.getByText('K not yet')).toBeVisible();
  await page.keyboard.press('4');
  const secret = page.getByRole('link', { name: /From K to the keys/ });
  await expect(secret).toContainText('the same 32 bytes');
  await secret.click();
  const schedules = page.getByRole('region', { name: 'From K to the keys' });
  await expect(schedules).toBeFocused();
  await expect(schedules).toBeInViewport();
  await expect(schedules.getByText('exchange hash', { exact: true })).toBeVisible();
  await expect(schedules.getByText('in use').first()).toBeVisible();
});

test('the table says what the transcripts say', async ({ page }) => {
  await openCompare(page);
  await expectComputed(page);
  await expect(table(page).getByRole('rowheader')).toHaveCount(5);
  await page.getByRole('button', { name: '4 more rows' }).click();
  await expect(table(page).getByRole('rowheader')).toHaveCount(9);
  for (const [column, name] of [
    ['SSH', 'first-contact'],
    ['TLS 1.3', 'tls-first-contact'],
  ] as const) {
    const { frames, scenario } = transcript(name);
    const first = frames.find(({ message }) =>
      ['SSH_MSG_CHANNEL_REQUEST', 'ApplicationData'].includes(message),
    );
    const trips = Math.floor((first?.time_ms ?? NaN) / scenario.link.rtt_ms);
    await expect(cell(page, 'Round trips before', column)).toContainText(
      `${trips} round trips 1 of TCP, ${trips - 1} of ${column}`,
    );
    for (const side of ['client', 'server']) {
      const own = frames.filter(({ from }) => from === side);
      const size = (some: typeof own) =>
        some
          .reduce((sum, { layers }) => sum + (layers[0]?.bytes.length ?? 0) / 2, 0)
          .toLocaleString('en');
      await expect(cell(page, 'Bytes and packets', column)).toContainText(`${size(own)}\u00a0B`);
      const clear = own.filter(({ encrypted }) => !encrypted);
      const start = cell(page, 'When encryption starts', column);
      await expect(start).toContainText(`${size(clear)}\u00a0B in the clear, in ${clear.length} `);
      const sealed = own.find(({ encrypted }) => encrypted)?.message ?? 'nothing';
      await expect(start).toContainText(`From ${sealed} on`);
    }
    const sealed = frames.filter(({ encrypted }) => encrypted);
    const unit = column === 'SSH' ? 'packets' : 'records';
    await expect(cell(page, 'What an eavesdropper', column)).toContainText(
      `Sizes and times of ${sealed.length} encrypted ${unit}`,
    );
  }
  await expect(cell(page, 'What an eavesdropper', 'TLS 1.3')).toContainText(
    'The server’s name server.example',
  );
  await cell(page, 'What an eavesdropper', 'SSH')
    .getByRole('link', { name: 'The server’s host key' })
    .click();
  await expect(position(page)).toBeVisible();
  const field = page
    .getByRole('region', { name: 'Packet', exact: true })
    .getByRole('treeitem', { selected: true });
  await expect(field).toContainText('K_S');
});

test('it can be taken away, as CSV and Markdown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openCompare(page);
  await expectComputed(page);
  const saved = async (name: string): Promise<string> => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    return readFileSync(await (await download).path(), 'utf8');
  };
  const csv = (await saved('Save CSV')).trimEnd().split('\r\n');
  expect(csv.length).toBeGreaterThan(50);
  const markdown = await saved('Save Markdown');
  expect(markdown).toContain('# SSH beside TLS 1.3');
  await page.getByRole('button', { name: 'Copy the comparison as Markdown' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(markdown);
});

test('each statement on SSH and SSL leads to a step of these runs', async ({ page }) => {
  await openCompare(page);
  const text = page.getByRole('region', { name: 'SSH and SSL' });
  await expect(text.getByRole('term')).toHaveCount(7);
  await expect(text.getByText('These two runs do not come to it.')).toHaveCount(0);
  const link = text.getByRole('link', { name: /^SSH: / }).first();
  const name = (await link.textContent()) ?? '';
  await link.click();
  await expect(headline(page)).toHaveText(name.replace('SSH: ', ''));
});

test('any run of the one stands beside any of the other; what there is not is said', async ({
  page,
}) => {
  await openCompare(page);
  await page.getByRole('combobox', { name: 'Run of SSH' }).selectOption('Password login');
  await expect(page.getByRole('combobox', { name: 'Pair' })).toHaveValue('');
  await page.keyboard.press('5');
  await expect(answer(page, 'SSH', questions[4])).toContainText('password');
  await open(page, '#/compare?ssh=nowhere&tls=nothing');
  await expect(page.getByRole('alert')).toContainText('there is no scenario nowhere');
  await open(page, '#/compare?ssh=tls-first-contact&tls=first-contact');
  await expect(page.getByRole('alert')).toContainText('is a run of TLS 1.3');
  await page
    .getByRole('region', { name: 'This comparison cannot be shown' })
    .getByRole('link', { name: 'First contact' })
    .click();
  await expect(where(page)).toHaveText('Question 1 of 6');
});

test('where a run never comes to a question it says so, and why', async ({ page }) => {
  await openCompare(page, '?ssh=intercepted-known-host&tls=tls-first-contact&q=client');
  const fault = transcript('intercepted-known-host').outcome.fault?.message ?? 'no fault';
  await expect(answer(page, 'SSH', questions[4])).toContainText('Not answered here.');
  await expect(answer(page, 'SSH', questions[4])).toContainText(fault);
  await expect(controls(page)).toContainText('SSH: never');
  await page.getByRole('combobox', { name: 'Pair' }).selectOption('Password in the tunnel');
  await expect(answer(page, 'TLS 1.3', questions[4])).toContainText('The application does');
  await expect(controls(page)).toContainText('TLS 1.3: the application');
});

for (const [name, width, height, theme] of [
  ['a desk', 1440, 900, 'light'],
  ['a beamer', 1920, 1080, 'projector'],
  ['a phone', 390, 844, 'light'],
  ['a tablet', 820, 1100, 'dark'],
  ['a small phone', 320, 640, 'light'],
] as const) {
  test(`on ${name} nothing is cut off, and axe finds nothing`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openCompare(page, '?q=server');
    await page.evaluate((value) => (document.documentElement.dataset['theme'] = value), theme);
    await expectComputed(page);
    await page.getByRole('button', { name: '4 more rows' }).click();
    for (const question of ['1', '2', '3', '4', '5', '6']) {
      await page.keyboard.press(question);
      await expect(where(page)).toHaveText(`Question ${question} of 6`);
      await expect(asked(page)).toBeVisible();
      const wide = await page.evaluate(() =>
        [document.documentElement, ...document.querySelectorAll('main, article, article > div')]
          .map((box) => box.scrollWidth - box.clientWidth)
          .filter((more) => more > 0),
      );
      expect(wide).toEqual([]);
      for (const protocol of ['SSH', 'TLS 1.3']) {
        const shown = answer(page, protocol, questions[Number(question) - 1] ?? '');
        await expect(shown).toBeVisible();
        // TLS asks nobody who may come in.
        const isAsked = protocol === 'SSH' || question !== '5';
        await expect(shown.getByRole('article')).toHaveCount(isAsked ? 1 : 0);
      }
    }
    await expectAccessible(page);
  });
}

test('before a class there is one question at a time, and Escape leaves', async ({ page }) => {
  await openCompare(page, '?q=encryption');
  await page.getByRole('button', { name: 'Present' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'projector');
  for (const question of questions) {
    const shows = question === questions[3];
    await expect(answer(page, 'SSH', question)).toBeVisible({ visible: shows });
  }
  await expect(page).toHaveURL(/present=1/);
  await page.keyboard.press('PageDown');
  await expect(page.getByText(/^step 2 of \d+$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'projector');
  await expect(page).not.toHaveURL(/present=1/);
  await open(page, '#/compare?q=server&present=1');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'projector');
});

test('it is printed whole: every question, and all rows of the table', async ({ page }) => {
  await openCompare(page);
  await expectComputed(page);
  await page.emulateMedia({ media: 'print' });
  for (const question of questions) await expect(answer(page, 'SSH', question)).toBeVisible();
  await expect(table(page).getByRole('rowheader')).toHaveCount(9);
  await expect(controls(page)).toBeHidden();
  const cut = await page.evaluate(() => {
    const main = document.querySelector('main');
    return main ? main.scrollHeight - main.clientHeight : NaN;
  });
  expect(cut).toBe(0);
});
