/** A host key that is not the known one: the warning on the stage, the ways out, the administrator's note, and what is checked. */
import type { Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  headline,
  open,
  panel,
  position,
  question,
  test,
  transcript,
} from './app.ts';

const refusal = (page: Page) => page.getByRole('region', { name: 'The refusal' });
const terminal = (page: Page) => page.getByRole('region', { name: 'Your terminal' });
const console = (page: Page) => page.getByRole('region', { name: 'The server’s own console' });
const note = (page: Page) => page.getByRole('region', { name: 'The administrator’s note' });
const ways = (page: Page) => refusal(page).getByRole('listitem');
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

const commands = {
  'Compare, then replace the old key': 'ssh-keygen -R server.example',
  'StrictHostKeyChecking=no': 'ssh -o StrictHostKeyChecking=no alice@server.example',
  'Delete known_hosts': 'rm ~/.ssh/known_hosts',
  'UserKnownHostsFile=/dev/null': 'ssh -o UserKnownHostsFile=/dev/null alice@server.example',
};

async function openRefusal(page: Page, scenario = 'changed-host-key', level = 'overview') {
  await open(page, `#/stage?s=${scenario}&level=${level}`);
  await expect(position(page)).toHaveText(/^Step 1 of/);
  await page.keyboard.press('End');
  await expect(headline(page)).toHaveText('The host key is not the known one');
  await expect(refusal(page)).toBeVisible();
}

/** The fingerprint of the key that came, as the run says it. */
function sent(scenario: string): string {
  const { outcome } = transcript(scenario);
  return /SHA256:\S{43}/.exec(outcome.fault?.message ?? '')?.[0] ?? 'none';
}

test('the warning stands on the stage in the words of ssh, as the log has them', async ({
  page,
}) => {
  await openRefusal(page);
  const { steps } = transcript('changed-host-key');
  const shown = steps
    .filter(({ side }) => side === 'client')
    .flatMap(({ log }) => log)
    .filter((line) => !/^(debug\d: |OpenSSH_)/.test(line));
  expect(shown).toHaveLength(15);
  expect(shown[1]).toContain('WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!');
  for (const line of shown) await expect(terminal(page)).toContainText(line.trim());
  await expect(terminal(page).getByText(sent('changed-host-key'), { exact: true })).toBeVisible();
  await expect(console(page).getByText(sent('changed-host-key'), { exact: true })).toBeVisible();
  await expect(note(page)).toHaveCount(0);
});

test('it stands where the client looks the key up, too, and the ladder before and after', async ({
  page,
}) => {
  await openRefusal(page, 'changed-host-key', 'message');
  const ladder = page.getByRole('list', { name: 'Frames on the wire' });
  await expect(ladder).toBeHidden();
  await page.keyboard.press('ArrowLeft');
  await expect(headline(page)).toHaveText('This is not the host key that the client knows');
  await expect(terminal(page)).toContainText('you have requested strict checking.');
  await expect(terminal(page)).not.toContainText('Host key verification failed.');
  await page.keyboard.press('ArrowLeft');
  await expect(refusal(page)).toHaveCount(0);
  await expect(ladder).toBeVisible();
});

test('each way out says what it risks, and copies its command', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openRefusal(page);
  await expect(ways(page)).toHaveCount(5);
  for (const way of await ways(page).all()) await expect(way).toContainText(/Risk: \S.+\./);
  for (const [title, command] of Object.entries(commands)) {
    const card = ways(page).filter({ has: page.getByRole('heading', { name: title }) });
    await expect(card).toContainText(command);
    await card.getByRole('button', { name: `Copy the command: ${title}` }).click();
    await expect.poll(() => copied(page)).toBe(command);
  }
  await refusal(page).getByRole('button', { name: 'Copy the words for the administrator' }).click();
  await expect.poll(() => copied(page)).toContain(sent('changed-host-key'));
});

test('the ways are gone through by keyboard', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openRefusal(page);
  await ways(page).first().getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => copied(page)).toBe('ssh-keygen -R server.example');
  for (let way = 1; way < 5; way += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => copied(page)).toBe(commands['UserKnownHostsFile=/dev/null']);
});

test('a reinstalled server: the note has the fingerprint that came', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openRefusal(page, 'reinstalled-server');
  const fingerprint = sent('reinstalled-server');
  await expect(note(page)).toContainText('I reinstalled the server');
  await expect(note(page).getByText(fingerprint, { exact: true })).toBeVisible();
  await note(page).getByRole('button', { name: 'Copy the fingerprint in the note' }).click();
  await expect.poll(() => copied(page)).toBe(fingerprint);
});

test('a first contact: the fingerprint is copied from the note, pasted, and compared', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await page.keyboard.press('End');
  await expect(question(page)).toBeVisible();
  await note(page).getByRole('button', { name: 'Copy the fingerprint in the note' }).click();
  await expect.poll(() => copied(page)).toMatch(/^SHA256:\S{43}$/);
  await page.keyboard.press('ControlOrMeta+v');
  await expect(question(page).getByRole('textbox')).toHaveValue(await copied(page));
  await page.keyboard.press('Enter');
  await expect(headline(page)).toHaveText('The client checks the server’s signature');
});

test('a link to the refusal leads back to it', async ({ page, browser }) => {
  await openRefusal(page, 'reinstalled-server');
  await expect.poll(() => page.url()).toContain('step=');
  const other = await browser.newContext();
  const opened = await other.newPage();
  await opened.goto(page.url());
  await expect(refusal(opened)).toBeVisible();
  await other.close();
});

test.describe('StrictHostKeyChecking', () => {
  const unknown = {
    yes: ['The client refuses a host key that it does not know', 'asks nobody'],
    'accept-new': ['The client takes an unknown host key unseen', 'accept-new'],
    no: ['The client takes an unknown host key unseen', 'no one has compared it'],
  };
  const stage = (page: Page) => page.getByRole('region', { name: 'Stage', exact: true });

  const choose = (page: Page, how: string) =>
    panel(page, 'What if').getByRole('radio', { name: how, exact: true }).click();

  /** By the What-if panel, as a person would. */
  async function check(page: Page, scenario: string, how: string): Promise<void> {
    await open(page, `#/stage?s=${scenario}&level=message&panels=what-if`);
    await panel(page, 'What if')
      .getByRole('button', { name: /^StrictHostKeyChecking/ })
      .click();
    await choose(page, how);
    await expect(page.getByRole('region', { name: 'What was changed' })).toContainText(
      'StrictHostKeyChecking',
    );
  }

  async function goTo(page: Page, title: string): Promise<void> {
    await page.keyboard.press('Home');
    for (let step = 0; step < 40; step += 1) {
      if ((await headline(page).textContent()) === title) return;
      const before = await position(page).textContent();
      await page.keyboard.press('ArrowRight');
      await expect(position(page)).not.toHaveText(before ?? '');
    }
  }

  for (const [how, [title = '', words = '']] of Object.entries(unknown)) {
    test(`${how}: what it does with an unknown host is said on the stage`, async ({ page }) => {
      await check(page, 'first-contact', how);
      await page.locator('body').click({ position: { x: 2, y: 2 } });
      await goTo(page, title);
      await expect(headline(page)).toHaveText(title);
      await expect(stage(page)).toContainText(words);
      await expect(question(page)).toHaveCount(0);
    });
  }

  test('ask: the run waits for an answer', async ({ page }) => {
    await check(page, 'first-contact', 'no');
    await choose(page, 'ask');
    await page.locator('body').click({ position: { x: 2, y: 2 } });
    await page.keyboard.press('End');
    await expect(question(page)).toBeVisible();
  });

  test('no: a changed key is gone on with, and only then', async ({ page }) => {
    await check(page, 'changed-host-key', 'accept-new');
    await page.locator('body').click({ position: { x: 2, y: 2 } });
    await page.keyboard.press('End');
    await expect(refusal(page)).toBeVisible();
    await choose(page, 'no');
    await page.locator('body').click({ position: { x: 2, y: 2 } });
    await goTo(page, 'The client goes on with a host key that has changed');
    await expect(stage(page)).toContainText('tells nobody a password');
    await page.keyboard.press('End');
    await expect(headline(page)).toHaveText('The client says goodbye');
  });
});

const sizes = { wide: [1440, 900], phone: [390, 844], beamer: [1920, 1080] } as const;
for (const [size, [width, height]] of Object.entries(sizes)) {
  const theme = size === 'beamer' ? 'projector' : 'system';
  test.describe(size, () => {
    test.use({ viewport: { width, height } });

    test('axe finds nothing in the refusal, and nothing is sideways out of reach', async ({
      page,
    }) => {
      await page.addInitScript(
        (chosen) => localStorage.setItem('sshow.settings', JSON.stringify({ theme: chosen })),
        theme,
      );
      await openRefusal(page, 'reinstalled-server');
      await expect(ways(page)).toHaveCount(5);
      await expectAccessible(page);
      const beyond = await page.evaluate(() =>
        [...document.querySelectorAll('section[aria-label="The refusal"] *')]
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      expect(beyond).toEqual([]);
      await ways(page).last().scrollIntoViewIfNeeded();
      await expect(ways(page).last()).toBeInViewport({ ratio: 0.99 });
    });
  });
}
