/** Files: what both ends keep on disk, as it is at the step, and each part explained. */
import type { Page } from '@playwright/test';
import {
  choose,
  expect,
  expectAccessible,
  headline,
  open,
  panel,
  showTab,
  test,
  transcript,
} from './app.ts';

const files = (page: Page) => panel(page, 'Files');
const file = (page: Page, name: RegExp) => files(page).getByRole('radio', { name });
const show = (page: Page, name: RegExp) => file(page, name).check({ force: true });

/** The text of a file after a step of the transcript. */
function textOf(scenario: string, name: string): string {
  const shown = transcript(scenario).steps.flatMap((step) => step.files);
  return shown.findLast((one) => one.name.endsWith(name))?.text ?? '';
}

test.describe('known_hosts of a host that is known', () => {
  test.beforeEach(async ({ page }) => {
    await open(page, '#/stage?s=known-host&level=detail&panels=files');
  });

  test('shows at the first step, with the line that the engine has', async ({ page }) => {
    await expect(file(page, /known_hosts/)).toBeChecked();
    const lines = files(page).getByRole('list', { name: /known_hosts/ });
    await expect(lines).toHaveText(textOf('known-host', 'known_hosts').trimEnd());
  });

  test('says of each part what it is and where that is defined', async ({ page }) => {
    await files(page).getByRole('button', { name: 'key type: ssh-ed25519' }).click();
    const note = files(page).getByText(/^key type line 1\./);
    await expect(note).toContainText('The kind of key');
    await expect(note.getByRole('link', { name: 'RFC 4253 §6.6' })).toBeVisible();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await expect(files(page).getByRole('button', { name: /^host name: / })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(files(page).getByText(/^host name line 1\./)).toContainText('sshd(8)');
  });

  test('opens the key byte by byte, and prints its fingerprints', async ({ page }) => {
    const tree = files(page).getByRole('tree', { name: 'Fields of the public key' });
    await tree.getByRole('treeitem', { name: /public key/ }).click();
    await expect(files(page).getByText(/^public key bytes \d+/)).toContainText('Ed25519');
    const printed = transcript('known-host').values.find(({ symbol }) => symbol === 'K_S');
    expect(printed).toBeDefined();
    await expect(files(page).getByRole('button', { name: /^K_S, server host key/ })).toBeVisible();
    await expect(
      files(page).getByText(/^256 SHA256:\S{43} root@server \(ED25519\)$/),
    ).toBeVisible();
    await expect(files(page).getByText(/^MD5(:[0-9a-f]{2}){16}$/)).toBeVisible();
    await expect(files(page).locator('pre')).toContainText('+--[ED25519 256]--+');
  });

  test('the file that a step reads comes up by itself, and a chosen one stays till then', async ({
    page,
  }) => {
    await show(page, /id_ed25519\.pub, on the client/);
    await page.keyboard.press('Escape');
    await headline(page).click();
    await page.keyboard.press('ArrowRight');
    await expect(file(page, /id_ed25519\.pub, on the client/)).toBeChecked();
    await page.keyboard.press('End');
    await expect(file(page, /authorized_keys/)).toBeChecked();
  });

  test('a fingerprint is copied', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await files(page).getByRole('button', { name: 'Copy the SHA256 fingerprint' }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^SHA256:[\w+/]{43}$/);
    await expect(files(page).getByText(copied, { exact: true })).toBeVisible();
  });

  test('a private key says that it is thrown away, and its every byte is explained', async ({
    page,
  }) => {
    await show(page, /id_ed25519, on the client/);
    await expect(files(page)).toContainText('throw-away key, made from the seed');
    await expect(files(page)).toContainText('-----BEGIN OPENSSH PRIVATE KEY-----');
    const tree = files(page).getByRole('tree', { name: 'Fields of the private key file' });
    await tree.getByRole('treeitem', { name: /ciphername/ }).click();
    await expect(files(page).getByText(/^ciphername bytes 15 – 22/)).toContainText('"none"');
  });
});

test('a new line of known_hosts is marked as added, and leads to the step that wrote it', async ({
  page,
}) => {
  const strict = { client: { strict_host_key_checking: 'accept-new' } };
  await open(page);
  await page.locator('input[type=file]').setInputFiles({
    name: 'accept-new.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(strict)),
  });
  await expect(page.getByRole('button', { name: 'Scenario: accept-new.json' })).toBeVisible();
  await choose(page, 'Panels', 'Files');
  await page.keyboard.press('3');
  await page.keyboard.press('End');
  await show(page, /known_hosts/);
  const lines = files(page).getByRole('list', { name: /known_hosts/ });
  await expect(lines.getByRole('listitem')).toContainText('added');
  const link = files(page)
    .getByText(/^Written in the step/)
    .getByRole('button');
  const title = await link.innerText();
  await link.click();
  await expect(headline(page)).toHaveText(title);
  await page.keyboard.press('Home');
  await show(page, /known_hosts/);
  await expect(files(page)).toContainText('The file is empty.');
});

test('the line that a look-up found is marked from that step on, with how its hash is computed', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '#/stage?s=hashed-known-hosts&level=message&panels=files');
  const found = files(page).getByText(/^Found: HMAC-SHA1 of “server\.example”/);
  await expect(file(page, /known_hosts/)).toBeChecked();
  await expect(found).toHaveCount(0);
  const { steps } = transcript('hashed-known-hosts');
  const step = steps.find(
    ({ address }) => address === 'step:server-auth.client-looked-up-host-key',
  );
  expect(step?.text).toContain('Line 2 of known_hosts, under HMAC-SHA1(salt, server.example),');
  await page.goto(
    './#/stage?s=hashed-known-hosts&level=message&panels=files&step=server-auth.client-looked-up-host-key',
  );
  await expect(headline(page)).toHaveText(step?.title ?? '');
  await expect(page.getByText(step?.text ?? '').first()).toBeVisible();
  const second = files(page)
    .getByRole('list', { name: /known_hosts/ })
    .getByRole('listitem')
    .nth(1);
  await expect(second).toContainText('Found: HMAC-SHA1');
  await second.getByRole('button', { name: 'Copy the command' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^printf %s server\.example \| openssl dgst -sha1 -mac HMAC /);
  await page.keyboard.press('End');
  await expect(file(page, /authorized_keys/)).toBeChecked();
  await expect(files(page)).toContainText('Found: this line has the key that was offered.');
});

test('an end that is a recording has no files', async ({ page }) => {
  await open(page);
  await page.locator('input[type=file]').setInputFiles('test/golden/openssh-server-password.json');
  await expect(
    page.getByRole('button', { name: 'Scenario: openssh-server-password.json' }),
  ).toBeVisible();
  await choose(page, 'Panels', 'Files');
  await expect(files(page)).toContainText('a recording of a real end');
  await expect(
    files(page)
      .getByRole('radio', { name: /on the client/ })
      .first(),
  ).toBeAttached();
  await expect(files(page).getByRole('radio', { name: /on the server/ })).toHaveCount(0);
});

for (const [size, width] of [
  ['wide', 1440],
  ['narrow', 320],
] as const) {
  test.describe(size, () => {
    test.use({ viewport: { width, height: 900 } });

    for (const name of [/known_hosts/, /id_ed25519, on the client/]) {
      test(`axe finds nothing in ${name}, and nothing scrolls sideways`, async ({ page }) => {
        await open(page, '#/stage?s=known-host&level=message&panels=files');
        if (size === 'narrow') await showTab(page, 'Files');
        await show(page, name);
        await files(page).locator('[data-part]').first().click();
        await expect(files(page).locator('pre')).toBeVisible();
        await expectAccessible(page);
        const beyond = await files(page).evaluate((at) => at.scrollWidth - at.clientWidth);
        expect(beyond).toBe(0);
      });
    }
  });
}
