/** The comparison of ways to log in, used as a person does: read, followed to what proves it, taken away. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import {
  choose,
  expect,
  expectAccessible,
  headline,
  open,
  panel,
  position,
  test,
  transcript,
} from './app.ts';

const TITLE = 'Four ways to prove who you are';
const NOTICE = 'Textbook story: no version of SSH did exactly this (nearest: SSH-1)';
const columns = ['textbook', 'textbook, signed', 'publickey', 'password'];
const rows = [
  'What crosses the wire',
  'What it proves',
  'Bytes',
  'Round trips',
  'Key types that can do it',
  'What a dishonest server learns',
  'What a man in the middle gets',
];

const table = (page: Page): Locator => page.getByRole('table', { name: /^Four ways to log in/ });
const cell = (page: Page, row: string, column: string): Locator =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: row }) })
    .getByRole('cell')
    .nth(columns.indexOf(column));
const why = (page: Page): Locator => page.getByRole('region', { name: 'Why it changed' });

/** Opens the page and waits until everything is computed. */
async function openLogins(page: Page): Promise<void> {
  await open(page, '#/logins');
  await expectComputed(page);
}
const expectComputed = (page: Page) =>
  expect(page.getByText(/^Everything here was computed from \d+ runs\.$/)).toBeVisible({
    timeout: 45_000,
  });

/** Follows a link of a fact to the step that it names. */
async function follow(page: Page, link: Locator): Promise<void> {
  const href = (await link.getAttribute('href')) ?? '';
  expect(href).toMatch(/^#\/stage\?/);
  await link.click();
  await expect(position(page)).toBeVisible();
}

test('the first view leads there; what is computed comes row by row, and all of it is said', async ({
  page,
}) => {
  await open(page);
  await page.getByRole('link', { name: /^Four ways in/ }).click();
  await expect(headline(page)).toHaveText(TITLE);
  await expect(page.getByRole('button', { name: 'Save CSV' })).toBeVisible();
  await expectComputed(page);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(table(page).getByRole('rowheader')).toHaveCount(rows.length);
  for (const row of rows) {
    for (const column of columns) {
      const links = cell(page, row, column).getByRole('link');
      await expect(links.first(), `${row}, ${column}`).toBeVisible();
    }
  }
  await expect(page.getByRole('main')).not.toContainText('could not be computed');
});

test('it says what the runs say: bytes, round trips, and who gets in', async ({ page }) => {
  await openLogins(page);
  for (const [column, scenario] of [
    ['publickey', 'known-host'],
    ['textbook', 'textbook'],
  ] as const) {
    const { frames, steps } = transcript(scenario);
    const phase = frames.filter(
      ({ id }) => steps.find((step) => step.frames.includes(id))?.phase === 'client-auth',
    );
    const bytes = phase.reduce(
      (sum, { layers }) =>
        sum + (layers.find(({ name }) => name === 'wire')?.bytes.length ?? 0) / 2,
      0,
    );
    const text = `${bytes.toLocaleString('en')} B in ${phase.length} messages, both ways`;
    await expect(cell(page, 'Bytes', column)).toContainText(text);
  }
  await expect(cell(page, 'Round trips', 'publickey')).toHaveText(/4 round trips$/);
  await expect(cell(page, 'Key types that can do it', 'textbook')).toContainText(
    'ssh-ed25519 refused',
  );
  await expect(cell(page, 'Key types that can do it', 'publickey')).not.toContainText('refused');
  const middle = 'What a man in the middle gets';
  await expect(cell(page, middle, 'textbook, signed')).toContainText(
    /Not let in session id signed.*Let in, as the user session id not signed/,
  );
  await expect(cell(page, middle, 'publickey')).toContainText('Not let in');
  await expect(cell(page, middle, 'password')).toContainText(/Let in.*The password/);
});

test('a signature leads to what it was made over, a password to its bytes', async ({ page }) => {
  await openLogins(page);
  await follow(
    page,
    cell(page, 'What it proves', 'publickey').getByRole('link', { name: 'Session id' }),
  );
  const signs = transcript().steps.find(({ address }) => address.endsWith('client-signed-request'));
  await expect(headline(page)).toHaveText(signs?.title ?? '');
  await expect(panel(page, 'Keys')).toContainText('session_id');

  await page.goBack();
  await expectComputed(page);
  await follow(
    page,
    cell(page, 'What a dishonest server learns', 'password').getByRole('link', {
      name: 'The password',
    }),
  );
  const field = panel(page, 'Packet').getByRole('treeitem', { selected: true });
  await expect(field).toContainText('password');
});

test('a key of another kind leads to a run with that key, and says what was changed', async ({
  page,
}) => {
  await openLogins(page);
  const kinds = cell(page, 'Key types that can do it', 'publickey');
  await follow(page, kinds.getByRole('link', { name: 'ssh-rsa' }));
  await expect(headline(page)).toHaveText('The user is in');
  await expect(page.getByRole('button', { name: /^Scenario: Known host/ })).toBeVisible();
  expect(page.url()).toContain('with=');
});

test('what lets the attacker in leads to the step at which he is in, with the notice', async ({
  page,
}) => {
  await openLogins(page);
  await follow(
    page,
    cell(page, 'What a man in the middle gets', 'textbook, signed').getByRole('link', {
      name: 'Let in, as the user',
    }),
  );
  await expect(headline(page)).toHaveText('The attacker is in, as alice');
  await expect(page.getByText(NOTICE).first()).toBeVisible();
});

test('why it changed: four reasons, each with the runs that bear it out', async ({ page }) => {
  await openLogins(page);
  await expect(why(page).getByRole('heading', { level: 3 })).toHaveText([
    'Only a key that can decrypt will do',
    'The answer stands on MD5',
    'The client decrypts whatever the other side chose',
    'The answer covers neither user name nor service',
  ]);
  await expect(why(page)).toContainText(NOTICE);
  const fault = transcript('textbook-ed25519').outcome.fault?.message ?? 'no fault';
  await expect(why(page)).toContainText(fault);
  await follow(page, why(page).getByRole('link', { name: 'An answer to what it chose' }).first());
  const decrypts = transcript('textbook-chosen-challenge').steps.find(({ address }) =>
    address.endsWith('client-decrypted-challenge'),
  );
  await expect(headline(page)).toHaveText(decrypts?.title ?? '');
});

test('it can be taken away, as CSV and Markdown, with the notice', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openLogins(page);
  const saved = async (name: string): Promise<string> => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    return readFileSync(await (await download).path(), 'utf8');
  };
  const csv = (await saved('Save CSV')).trimEnd().split('\r\n');
  expect(csv.filter((line) => line.includes('"textbook"')).length).toBeGreaterThan(20);
  for (const line of csv.filter((one) => /"textbook(, signed)?"/.test(one)))
    expect(line.endsWith(`"${NOTICE}"`)).toBe(true);
  const markdown = await saved('Save Markdown');
  expect(markdown).toContain(`# ${TITLE}\n\n> ${NOTICE}\n`);
  expect(markdown).toContain('| **Round trips**');
  await page.getByRole('button', { name: 'Copy the comparison as Markdown' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(markdown);
  // A link of it opens what it says.
  const [, url = ''] = /\[Session id\]\((\S+)\) in `session_id`/.exec(markdown) ?? [];
  await page.goto(url);
  await expect(panel(page, 'Keys')).toContainText('session_id');
});

test('the picker and the search lead there', async ({ page }) => {
  await open(page, '#/stage?s=known-host');
  await expect(position(page)).toBeVisible();
  await choose(page, /^Scenario/, 'Compare four ways to log in');
  await expect(headline(page)).toHaveText(TITLE);
  await page.getByRole('link', { name: 'Back to the stage' }).click();
  await expect(position(page)).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('four ways');
  await expect(page.getByRole('option').first()).toContainText(TITLE);
  await page.keyboard.press('Enter');
  await expect(headline(page)).toHaveText(TITLE);
});

test('by keyboard: from link to link, none behind the head that stays', async ({ page }) => {
  await openLogins(page);
  const head = table(page).getByRole('columnheader', { name: /^publickey/ });
  await cell(page, 'What a man in the middle gets', 'textbook').getByRole('link').first().focus();
  for (let at = 0; at < 12; at += 1) {
    await page.keyboard.press('Shift+Tab');
    const under = await head.evaluate((one) => one.getBoundingClientRect().bottom);
    const top = await page.evaluate(() => document.activeElement?.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(under);
  }
  await page.keyboard.press('Enter');
  await expect(position(page)).toBeVisible();
});

test('while it computes, the stage is at once there again', async ({ page }) => {
  await open(page, '#/logins');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the stage' }).click();
  await expect(position(page)).toHaveText(/^Step 1 /);
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect(position(page)).toHaveText(/^Step 2 /);
  await page.goBack();
  await expectComputed(page);
});

test('an answer that cannot be computed says so, and the others stand', async ({ page }) => {
  await page.route('**/assets/*.js', async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    const renamed = body.replace(/(name:\s*["'`])textbook-signed-relayed/, '$1renamed');
    await route.fulfill({ response, body: renamed });
  });
  await open(page, '#/logins');
  await expect(page.getByText(/One answer could not be computed\.$/)).toBeVisible({
    timeout: 45_000,
  });
  await expect(cell(page, 'What a man in the middle gets', 'textbook, signed')).toContainText(
    'This could not be computed there is no scenario textbook-signed-relayed',
  );
  await expect(cell(page, 'What a man in the middle gets', 'password')).toContainText('Let in');
});

for (const [width, height] of [
  [390, 844],
  [768, 1024],
] as const) {
  test.describe(`a screen of ${width} px`, () => {
    test.use({ viewport: { width, height } });

    test('has every answer under the name of its way, nothing cut off, the notice in sight', async ({
      page,
    }) => {
      await openLogins(page);
      const main = page.getByRole('main');
      expect(await main.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
      const wide = await table(page)
        .locator('*')
        .evaluateAll((all) =>
          all
            .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
            .map(({ outerHTML }) => outerHTML.slice(0, 80)),
        );
      expect(wide).toEqual([]);
      await cell(page, 'Key types that can do it', 'textbook').scrollIntoViewIfNeeded();
      await expect(table(page).getByText(NOTICE)).toBeInViewport();
      for (const column of columns)
        await expect(cell(page, 'Round trips', column)).toContainText(`${column}`);
      await expectAccessible(page);
    });
  });
}
