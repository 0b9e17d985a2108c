/** Challenge and response as textbooks tell it: walked as a person would, and what every view, link and export says. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import {
  choose,
  expect,
  expectAccessible,
  headline,
  open,
  panel,
  position,
  question,
  showTab,
  test,
} from './app.ts';

const NOTICE = 'Textbook story: no version of SSH did exactly this (nearest: SSH-1)';
const notice = (page: Page) => page.getByRole('note').filter({ hasText: NOTICE });
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const at = (step: string, rest = '') => `#/stage?s=textbook&step=client-auth.${step}${rest}`;

/** The notice as a link has it. */
const noticeIn = (url: string): string | null =>
  new URLSearchParams(new URL(url).hash.replace(/^[^?]*\?/, '')).get('notice');

/** A run at its first step, also where another one showed before. */
async function openFirst(page: Page, name: string): Promise<void> {
  await open(page, `#/stage?s=${name}`);
  await expect(position(page)).toHaveText(/^Step 1 of/);
}

test('the seven steps, one after the other', async ({ page }) => {
  await open(page, '#/stage?s=textbook');
  const story = [
    'The client sends the ID of a key pair for alice',
    'The server looks the key ID up',
    'The server makes a random number',
    'The server encrypts the number with the public key',
    'The client decrypts the number with the private key',
    'The client hashes the number with the shared secret',
    'The client sends the MD5',
    'The server computes the same, and compares',
    'The user is in',
  ];
  while ((await headline(page).innerText()) !== story[0]) {
    const before = await position(page).innerText();
    await page.getByRole('button', { name: 'Next step' }).click();
    await expect(position(page)).not.toHaveText(before);
  }
  for (const [index, title] of story.entries()) {
    await expect(headline(page)).toHaveText(title);
    await expect(notice(page)).toBeVisible();
    if (index < story.length - 1) await page.getByRole('button', { name: 'Next step' }).click();
  }
});

test('each failure at its step, by name', async ({ page }) => {
  const failures = [
    [
      'textbook-unknown-key',
      'The server does not find this key ID',
      'The key ID is not known',
      /The server has no key with the ID SHA256:\S{43}/,
    ],
    [
      'textbook-wrong-key',
      'The client cannot decrypt the number',
      'The challenge cannot be decrypted',
      /The client cannot undo the challenge .*: leading zero, at offset 0/,
    ],
    [
      'textbook-replayed',
      'The server computes another MD5',
      'The answer to the challenge is wrong',
      /The server does not let alice in: the MD5 .* this session’s K/,
    ],
    [
      'textbook-ed25519',
      'The server finds a key that cannot encrypt',
      'This kind of key cannot encrypt',
      /ED25519 keys can only sign/,
    ],
  ] as const;
  for (const [name, found, ends, why] of failures) {
    await openFirst(page, name);
    await page.keyboard.press('End');
    await expect(headline(page)).toHaveText(ends);
    await expect(page.getByText(why).first()).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await expect(headline(page)).toHaveText(found);
    await expect(notice(page)).toBeVisible();
  }
});

async function sayYes(page: Page, name: string): Promise<void> {
  await openFirst(page, name);
  await page.keyboard.press('End');
  await question(page).getByRole('button', { name: /^yes/ }).click();
  await expect(headline(page)).toHaveText(/^The client (checks|takes)/);
}

test('a man in the middle: refused, and without the session id let in', async ({ page }) => {
  for (const [name, title, result] of [
    ['textbook-intercepted', 'The server computes another MD5', 'not valid'],
    ['textbook-signed-intercepted', 'The server checks the signature over the number', 'not valid'],
    ['textbook-signed-relayed', 'The attacker is in, as alice', 'accepted'],
  ] as const) {
    await sayYes(page, name);
    await expect(notice(page)).toBeVisible();
    await page.keyboard.press('End');
    await expect(headline(page)).toHaveText('The client says goodbye');
    await expect(async () => {
      await page.keyboard.press('ArrowLeft');
      await expect(headline(page)).toHaveText(title, { timeout: 400 });
    }).toPass({ timeout: 15_000 });
    await expect(page.getByText(result, { exact: true }).first()).toBeVisible();
  }
  await sayYes(page, 'textbook-tampered');
  await page.keyboard.press('End');
  await expect(headline(page)).toHaveText('The challenge cannot be decrypted');
});

test.describe('the notice', () => {
  const views: readonly (readonly [string, string])[] = [
    ['the stage', ''],
    ['two panels', '&panels=packet,state'],
    ['four panels', '&panels=packet,keys,knowledge,log'],
    ['presenting', '&present=1'],
    ['presenting with a panel', '&present=1&panels=keys'],
  ];
  for (const [name, rest] of views) {
    test(`stands in ${name}`, async ({ page }) => {
      await open(page, at('client-hashed-challenge', rest));
      await expect(notice(page)).toBeInViewport({ ratio: 1 });
      await expect.poll(() => noticeIn(page.url())).toBe(NOTICE);
    });
  }

  test('stands over a panel that fills the page, and can be read by everybody', async ({
    page,
  }) => {
    await open(page, at('server-compared-response', '&panels=log'));
    await panel(page, 'Log')
      .getByRole('button', { name: /full|whole/i })
      .first()
      .click();
    const filled = page.getByRole('dialog', { name: 'Log' });
    await expect(notice(page).and(filled.getByRole('note'))).toBeInViewport({ ratio: 1 });
    await expectAccessible(page);
  });

  test('stands inside another page, and goes on from there', async ({ page, context }) => {
    await page.setViewportSize({ width: 720, height: 480 });
    await open(page, '#/embed?s=textbook&from=client-auth.server-made-challenge');
    await expect(notice(page)).toBeInViewport({ ratio: 1 });
    const [opened] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: /Open in sshow/ }).click(),
    ]);
    expect(noticeIn(opened.url())).toBe(NOTICE);
    await opened.close();
  });

  test('stands on a phone, whatever its tab', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, at('client-decrypted-challenge'));
    for (const tab of [
      'Stage',
      'Packet',
      'Keys',
      'Knowledge',
      'Log',
      'State',
      'Files',
      'What if',
    ]) {
      await showTab(page, tab);
      await expect(notice(page)).toBeInViewport({ ratio: 1 });
    }
    await page.setViewportSize({ width: 844, height: 390 });
    await page.mouse.wheel(0, 400);
    await expect(notice(page)).toBeInViewport({ ratio: 1 });
  });

  test('goes with links, code for other pages, and files', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, '#/stage?s=textbook-signed');
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(page.getByRole('menu').getByText(NOTICE)).toBeVisible();
    await page.keyboard.press('Escape');
    await choose(page, 'Share', 'Copy the link');
    await expect.poll(() => copied(page)).toContain('notice=Textbook+story:+no+version+of+SSH');
    expect(noticeIn(await copied(page))).toBe(NOTICE);
    await choose(page, /^(Share|Link copied)/, 'Copy the code');
    await expect.poll(() => copied(page)).toContain('<iframe');
    expect(await copied(page)).toContain(`title="${NOTICE}"`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      choose(page, /^(Share|Code copied)/, 'Save the scenario'),
    ]);
    const file = await download.path();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ notice: NOTICE });
    // What was saved opens again, and still says it.
    await page
      .getByLabel(/open/i)
      .first()
      .setInputFiles({
        ...{ name: 'saved.json', mimeType: 'application/json', buffer: readFileSync(file) },
      });
    await expect(page).toHaveURL(/scenario=/);
    await expect(notice(page)).toBeVisible();
    expect(noticeIn(page.url())).toBe(NOTICE);
  });

  test('is ignored in a link, and gone with the story', async ({ page }) => {
    await open(page, `#/stage?notice=${NOTICE.replaceAll(' ', '+')}&s=known-host`);
    await page.keyboard.press('End');
    await expect(notice(page)).toHaveCount(0);
    await expect.poll(() => noticeIn(page.url())).toBeNull();
    await open(page, '#/stage?notice=something+else&s=textbook');
    await expect(notice(page)).toBeVisible();
    await expect.poll(() => noticeIn(page.url())).toBe(NOTICE);
  });

  test('stands before a log and a command that are copied', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page, at('server-compared-response', '&panels=log'));
    await panel(page, 'Log').getByRole('button', { name: 'Copy the lines that show' }).click();
    await expect.poll(() => copied(page)).toMatch(/^Textbook story: .*\(nearest: SSH-1\)\n/);
    await open(
      page,
      at('client-hashed-challenge', '&panels=keys&focus=client/md5-of-the-number-and-k'),
    );
    await panel(page, 'Keys')
      .getByRole('button', { name: /^Copy the shell command/ })
      .click();
    await expect.poll(() => copied(page)).toContain(`# ${NOTICE}\n`);
    await open(page, at('client-hashed-challenge', '&panels=files'));
    const files = panel(page, 'Files');
    await files.getByRole('radio', { name: /^-F: / }).check({ force: true });
    const terminal = files.getByRole('figure', { name: /^ssh-keygen -F/ });
    await terminal.getByRole('button', { name: 'Copy the command' }).click();
    await expect.poll(() => copied(page)).toContain(`# ${NOTICE}\nssh-keygen -F`);
    await terminal.getByRole('button', { name: 'Copy the output' }).click();
    await expect.poll(() => copied(page)).toContain(`# ${NOTICE}\n# Host`);
  });

  test('is in the links of the page for teachers', async ({ page }) => {
    await open(page, '#/teach');
    const link = page.getByRole('link', { name: 'Textbook: challenge and MD5' }).first();
    const href = (await link.getAttribute('href')) ?? '';
    expect(noticeIn(new URL(href, page.url()).href)).toBe(NOTICE);
  });
});

test('the log says why nothing stands for the method, and the diagram has its states', async ({
  page,
}) => {
  await open(page, at('client-hashed-challenge', '&panels=log,state'));
  await expect(
    panel(page, 'Log').getByText(/no OpenSSH ever printed anything for them/),
  ).toBeVisible();
  await expect(panel(page, 'State').getByText('challenging').first()).toBeVisible();
  await open(page, '#/stage?s=known-host&panels=state');
  await expect(panel(page, 'State').getByText('checking key').first()).toBeVisible();
  await expect(panel(page, 'State').getByText('challenging')).toHaveCount(0);
});

test('what if the session id were signed after all?', async ({ page }) => {
  await open(page, '#/stage?s=textbook-signed-unbound&panels=what-if');
  const input = panel(page, 'What if').getByRole('button', { name: /Wants this session’s id/ });
  await input.click();
  await panel(page, 'What if').getByRole('radio', { name: 'yes' }).click();
  await expect(page.getByRole('region', { name: 'What was changed' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(headline(page)).toHaveText('The answer to the challenge is wrong');
  await expect(page.getByText(/names no session, and one is asked for/).first()).toBeVisible();
});
