/** The panels of the lab with a run of TLS: keys, files, key log, what-if, packets; against what the command line prints. */
import { X509Certificate } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import type { Value } from '../../src/world/transcript.ts';
import {
  expect,
  expectAccessible,
  headline,
  open,
  panel,
  showTab,
  test,
  transcript,
} from './app.ts';
import { settled } from './readable.ts';

const FIRST = 'tls-first-contact';
const at = (scenario: string, panels: string) =>
  `#/stage?s=${scenario}&level=detail&panels=${panels}`;

/** Panels follow the last step: what is chosen in them before they have come to rest is chosen anew by them. */
async function toEnd(page: Page): Promise<void> {
  await headline(page).click();
  await page.keyboard.press('End');
  await settled(page);
}

function valueOf(label: string, scenario = FIRST): Value {
  const found = transcript(scenario).values.find((value) => value.label === label);
  if (!found) throw new Error(`no ${label} in ${scenario}`);
  return found;
}

const stage = (page: Page, name: string): Locator =>
  panel(page, 'Keys').getByRole('region', { name, exact: true });

test.describe('keys', () => {
  test('stand from zeros to every key, with the messages that are hashed', async ({ page }) => {
    await open(page, at(FIRST, 'keys'));
    await toEnd(page);
    const keys = panel(page, 'Keys');
    await expect(keys.getByText('TLS_AES_256_GCM_SHA384, x25519')).toBeVisible();
    const messages = keys.getByRole('list', { name: 'Messages that are hashed, in order' });
    await expect(messages.getByRole('listitem')).toHaveCount(7);
    await expect(messages.getByRole('button').first()).toHaveAccessibleName(/^CH, ClientHello/);
    const handshake = stage(page, 'Handshake Secret');
    for (const symbol of ['dES', 'K', 'HS', 'c hs', 's hs', 'dHS'])
      await expect(handshake.getByRole('button', { name: `${symbol},` }).first()).toBeVisible();
    const master = stage(page, 'Master Secret');
    for (const symbol of ['MS', 'c ap', 's ap', 'exp', 'res'])
      await expect(master.getByRole('button', { name: `${symbol},` }).first()).toBeVisible();
  });

  test('open to the label that each is made with, byte by byte', async ({ page }) => {
    await open(page, at(FIRST, 'keys'));
    await toEnd(page);
    const key = valueOf('client handshake key');
    await stage(page, 'Handshake Secret')
      .getByRole('button', { name: /^key, client handshake key/ })
      .click();
    const made = panel(page, 'Keys').getByRole('region', { name: 'How c hs key is made' });
    await expect(made.locator('code').first()).toContainText(key.bytes?.slice(0, 8) ?? '?');
    await made.getByRole('button', { name: 'The HkdfLabel that goes in, 13 B' }).click();
    const fields = made.getByRole('treeitem');
    await expect(fields.filter({ hasText: /^length/ }).first()).toContainText('32');
    await fields
      .filter({ hasText: /^label/ })
      .first()
      .click();
    await page.keyboard.press('ArrowRight');
    await expect(made.getByRole('treeitem', { name: /^prefix/ })).toContainText('tls13');
    await expect(made.getByRole('treeitem', { name: /^name/ })).toContainText('key');
  });

  test('are dashed before they are made', async ({ page }) => {
    await open(page, at(FIRST, 'keys'));
    await page.keyboard.press('Home');
    await expect(stage(page, 'Master Secret').getByRole('button')).toHaveCount(0);
    await expect(stage(page, 'Master Secret').getByText('not yet').first()).toBeAttached();
  });

  test('of a resumed connection begin with the key of the ticket', async ({ page }) => {
    await open(page, at('tls-resumption', 'keys'));
    await toEnd(page);
    const keys = panel(page, 'Keys');
    await expect(keys.getByRole('radio')).toHaveCount(2);
    await expect(keys.getByRole('radio', { name: /^Handshake 2/ })).toBeChecked();
    const early = stage(page, 'Early Secret');
    await expect(early.getByRole('button', { name: 'PSK,' })).toBeVisible();
    await expect(early.getByText('res binder')).toBeVisible();
    await keys.getByRole('radio', { name: /^Handshake 1/ }).check({ force: true });
    await expect(early.getByRole('button', { name: 'PSK,' })).toHaveCount(0);
  });

  test('of a man in the middle are two schedules', async ({ page }) => {
    await open(page, at('tls-unchecked', 'keys'));
    await toEnd(page);
    await expect(panel(page, 'Keys').getByText('client–attacker')).toBeVisible();
    await expect(panel(page, 'Keys').getByText('attacker–server')).toBeVisible();
  });

  test('of a run that agrees on nothing are none', async ({ page }) => {
    await open(page, at('tls-no-common-suite', 'keys'));
    await expect(panel(page, 'Keys').getByText('This run has no key schedule.')).toBeVisible();
  });
});

test.describe('files', () => {
  test('are whom the client trusts, and what the server shows, opened', async ({ page }) => {
    await open(page, at(FIRST, 'files'));
    await toEnd(page);
    const files = panel(page, 'Files');
    await expect(files.getByRole('radio', { name: '~/ca.pem, on the client' })).toBeChecked();
    await expect(files.getByText('CN=Example Root CA, opened')).toBeVisible();
    await files
      .getByRole('radio', { name: '/etc/ssl/server.pem, on the server' })
      .check({ force: true });
    const lines = files.getByRole('list', { name: 'Lines of /etc/ssl/server.pem' });
    const text = (await lines.getByRole('button').allTextContents()).join('\n');
    const shown = new X509Certificate(text);
    expect(shown.subject).toBe('CN=server.example');
    expect(shown.raw.toString('hex')).toBe(valueOf('server certificate').bytes);
    await expect(files.getByRole('treeitem', { name: /^validity/ })).toBeVisible();
    await files.getByLabel('Certificate in this file').selectOption({ index: 1 });
    await expect(files.getByText('CN=Example Intermediate CA, opened')).toBeVisible();
  });

  test('say how a certificate fared, and lead to each check', async ({ page }) => {
    await open(page, at('tls-expired', 'files'));
    await toEnd(page);
    const files = panel(page, 'Files');
    await files
      .getByRole('radio', { name: '/etc/ssl/server.pem, on the server' })
      .check({ force: true });
    const last = files
      .getByRole('region', { name: 'Checked in this run' })
      .getByRole('listitem')
      .last();
    await expect(last).toContainText('refused');
    const title = await last.getByRole('button').textContent();
    await last.getByRole('button').click();
    await expect(headline(page)).toHaveText(title ?? '?');
  });

  test('of SSH have their tools, and those of TLS have none', async ({ page }) => {
    await open(page, at(FIRST, 'files'));
    await expect(panel(page, 'Files').getByRole('radio').first()).toBeVisible();
    await expect(panel(page, 'Files').getByText('ssh-keygen')).toHaveCount(0);
  });
});

test('the log is the key log of each end, to be copied for Wireshark', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, at(FIRST, 'log'));
  await toEnd(page);
  const log = panel(page, 'Log');
  await expect(log.getByText(/SSLKEYLOGFILE/)).toBeVisible();
  await log.getByRole('button', { name: 'Copy the lines that show' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const secret = valueOf('server application traffic secret 0');
  const line = copied.split('\n').find((one) => one.startsWith('SERVER_TRAFFIC_SECRET_0 '));
  expect(line?.split(' ')[2]).toBe(secret.bytes);
  expect(copied.split('\n').length).toBe(5);
});

test.describe('what if', () => {
  const row = (page: Page, name: string) =>
    panel(page, 'What if').getByRole('button', { name: new RegExp(`^${name}`) });

  test('the server has only one suite: that is agreed on, and all changes', async ({ page }) => {
    await open(page, at(FIRST, 'what-if,keys'));
    await row(page, 'Cipher suites').nth(1).click();
    for (const name of ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'])
      await panel(page, 'What if')
        .getByRole('button', { name: `Remove ${name}` })
        .click();
    await expect(page.getByText(/Changed: server’s Cipher suites\./)).toBeVisible();
    await expect(page.getByText('TLS_AES_128_GCM_SHA256, x25519').first()).toBeVisible();
  });

  test('the certificate is for another name: the client refuses it', async ({ page }) => {
    await open(page, at(FIRST, 'what-if,files'));
    await row(page, 'Names in the certificate').click();
    const field = panel(page, 'What if').getByRole('textbox', { name: 'Names in the certificate' });
    await field.fill('example.org *.example.net');
    await field.press('Enter');
    await expect(page.getByText(/Changed: server’s Names in the certificate\./)).toBeVisible();
    await toEnd(page);
    const files = panel(page, 'Files');
    await files
      .getByRole('radio', { name: '/etc/ssl/server.pem, on the server' })
      .check({ force: true });
    const checks = files.getByRole('region', { name: 'Checked in this run' });
    await expect(checks.getByRole('listitem').last()).toContainText('refused');
    await expect(checks.getByRole('listitem').last()).toContainText('RFC 9525 §6');
  });

  test('what cannot be is told, and the run stays', async ({ page }) => {
    await open(page, at(FIRST, 'what-if'));
    await row(page, 'Certificate valid until').click();
    const field = panel(page, 'What if').getByRole('textbox', { name: 'Certificate valid until' });
    await field.fill('yesterday');
    await field.press('Enter');
    await expect(panel(page, 'What if').getByRole('alert')).toContainText('The run stays');
  });

  test('a bit of a private key: everything under the keys differs', async ({ page }) => {
    await open(page, at(FIRST, 'what-if'));
    await row(page, 'client ephemeral x25519 private key').click();
    await panel(page, 'What if').getByRole('button', { name: 'Flip one bit' }).click();
    await expect(page.getByText(/frames differ from the original/)).toBeVisible();
  });

  test('messages share a record: it has a name for each of them', async ({ page }) => {
    await open(page, at(FIRST, 'what-if,packet'));
    await row(page, 'Messages share records').nth(1).click();
    await panel(page, 'What if').getByRole('radio', { name: 'yes' }).click({ force: true });
    await expect(page.getByText(/Changed: server’s Messages share records\./)).toBeVisible();
    await headline(page).click();
    for (const key of ['2', 'Home', ...Array<string>(9).fill('ArrowRight')])
      await page.keyboard.press(key);
    await page.getByRole('button', { name: /^EncryptedExtensions \+3/ }).click();
    const layers = panel(page, 'Packet').getByLabel('Layer');
    await expect(layers.getByRole('option')).toHaveText([
      'Record',
      'Inner',
      'encrypted_extensions',
      'certificate',
      'Certificate',
      'Certificate 2',
      'certificate_verify',
      'finished',
    ]);
  });
});

for (const panels of ['keys,files', 'log,what-if']) {
  test(`axe finds nothing in ${panels}`, async ({ page }) => {
    await open(page, at(FIRST, panels));
    await toEnd(page);
    await expect(page.locator('aside h2')).toHaveCount(2);
    await expect(page.getByText(/Early Secret|SSLKEYLOGFILE/).first()).toBeVisible();
    await expectAccessible(page);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  for (const name of ['Keys', 'Files', 'Log']) {
    test(`${name} needs no scrolling to the side`, async ({ page }) => {
      await open(page, `#/stage?s=${FIRST}&level=detail`);
      await page.keyboard.press('End');
      await showTab(page, name);
      await expect(
        page.getByText(/Early Secret|CN=Example Root CA, opened|SSLKEYLOGFILE/).first(),
      ).toBeVisible();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over).toBeLessThanOrEqual(0);
      await expectAccessible(page);
    });
  }
});
