/** Finding anything by name, and going there. */
import type { Page } from '@playwright/test';
import {
  expect,
  expectAccessible,
  headline,
  open,
  panel,
  position,
  stepsAt,
  test,
  transcript,
} from './app.ts';

const HASH = '#/stage?s=known-host';
const run = () => transcript('known-host');

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Find' });
const input = (page: Page) => page.getByRole('combobox', { name: 'Find in this run' });
const options = (page: Page) => dialog(page).getByRole('option');

/** Opens the search and types. Waits until what is listed is what was typed. */
async function find(page: Page, text: string): Promise<void> {
  // Closed is not yet gone: until React has heard of it, a key opens nothing.
  await expect(page.locator('dialog')).toHaveCount(0);
  await page.keyboard.press('/');
  await expect(input(page)).toBeFocused();
  await input(page).fill(text);
  await expect(dialog(page).getByRole('status')).toHaveText(/result/);
}

const frame = (address: string) => {
  const found = run().frames.find((one) => one.address === address);
  if (!found) throw new Error(`no frame ${address}`);
  return found;
};
const value = (symbol: string) => {
  const found = run().values.find((one) => one.symbol === symbol);
  if (!found) throw new Error(`no value ${symbol}`);
  return found;
};

test('/ and Ctrl+K open it, and the button does; Escape closes it and gives the focus back', async ({
  page,
}) => {
  await open(page, HASH);
  const button = page.getByRole('button', { name: 'Find a field, value or RFC' });
  for (const how of ['/', 'Control+k', 'click']) {
    await page.getByRole('button', { name: 'Next step' }).focus();
    if (how === 'click') await button.click();
    else await page.keyboard.press(how);
    await expect(input(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    const from = how === 'click' ? button : page.getByRole('button', { name: 'Next step' });
    await expect(from).toBeFocused();
  }
});

test('a key that types a character opens nothing where those are turned off, and none inside an input', async ({
  page,
}) => {
  await open(page, HASH);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).getByRole('checkbox').uncheck();
  await page.keyboard.press('Control+k');
  await expect(dialog(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await expect(dialog(page)).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await input(page).pressSequentially('1/2?');
  await expect(input(page)).toHaveValue('1/2?');
  await expect(page.getByRole('dialog')).toHaveCount(1);
});

test('a field is found, and its bytes are pointed at', async ({ page }) => {
  await open(page, HASH);
  await find(page, 'client cookie');
  const id = await options(page).first().getAttribute('id');
  await expect(input(page)).toHaveAttribute('aria-activedescendant', id ?? '');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
  const packet = panel(page, 'Packet');
  await expect(packet).toContainText('SSH_MSG_KEXINIT');
  const field = packet.getByRole('treeitem', { selected: true });
  await expect(field).toContainText('cookie');
  const layer = frame('client/SSH_MSG_KEXINIT#1').layers.find(({ name }) => name === 'message');
  const cookie = layer?.fields.find(({ name }) => name === 'cookie');
  await expect(packet).toContainText(`bytes ${cookie?.start} – ${(cookie?.end ?? 0) - 1}`);
  await expect(page).toHaveURL(/focus=client\/SSH_MSG_KEXINIT%231\.cookie/);
});

test('a field of the packet opens its layer, in a later frame too', async ({ page }) => {
  await open(page, HASH);
  await find(page, 'server NEWKEYS padding_length');
  await options(page).first().click();
  const packet = panel(page, 'Packet');
  await expect(packet.getByRole('radio', { name: 'Packet' })).toBeChecked();
  await expect(packet.getByRole('treeitem', { selected: true })).toContainText('padding_length');
});

test('a message is found, and each of its frames', async ({ page }) => {
  await open(page, HASH);
  await find(page, 'channel_request');
  const frames = run().frames.filter(({ message }) => message === 'SSH_MSG_CHANNEL_REQUEST');
  const first = options(page).first();
  await expect(first).toContainText('SSH_MSG_CHANNEL_REQUEST');
  await expect(first).toContainText(`${frames.length} places`);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(panel(page, 'Packet')).toContainText('SSH_MSG_CHANNEL_REQUEST');
  const address = frames[1]?.address.replace('#', '%23');
  await expect(page).toHaveURL(new RegExp(`focus=${address}`));
});

test('a step that the level does not show is shown at its own', async ({ page }) => {
  const step = run().steps.find(({ level }) => level === 'detail');
  await open(page, HASH);
  await expect(page.getByRole('radio', { name: /Overview/ })).toBeChecked();
  await find(page, step?.title ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: /Everything/ })).toBeChecked();
  await expect(headline(page)).toHaveText(step?.title ?? '');
  const all = stepsAt(run(), 'detail');
  await expect(position(page)).toHaveText(
    `Step ${all.findIndex(({ id }) => id === step?.id) + 1} of ${all.length}`,
  );
});

test('an algorithm leads to where it was agreed, and to the lists that have it', async ({
  page,
}) => {
  const agreed = run().steps.find(({ address }) => address === 'step:negotiate.client-negotiated');
  await open(page, HASH);
  await find(page, 'curve25519-sha256');
  await expect(options(page).first()).toContainText('agreed: key exchange');
  await expect(options(page).filter({ hasText: 'kex_algorithms' }).first()).toContainText('1 of 4');
  await page.keyboard.press('Enter');
  await expect(headline(page)).toHaveText(agreed?.title ?? '');
});

test('a value is found by symbol, hex digits and fingerprint', async ({ page }) => {
  await open(page, HASH);
  const H = value('H');
  for (const text of ['H', H.bytes?.slice(0, 10) ?? '']) {
    await find(page, text);
    await expect(options(page).first()).toContainText('exchange hash');
    await page.keyboard.press('Escape');
  }
  await find(page, 'SHA256:');
  await expect(options(page).filter({ hasText: 'server host key' })).toContainText('SHA256:');
  await input(page).fill('K_S');
  await expect(options(page).first()).toContainText('server host key');
  await page.keyboard.press('Enter');
  await expect(panel(page, 'Keys')).toBeVisible();
  await expect(page.getByRole('button', { name: /^K_S, /, pressed: true }).first()).toBeVisible();
});

test('a section lists all that cites it, and leads to each', async ({ page }) => {
  const citing = run().steps.filter(({ sources }) => sources.includes('RFC 4253 §8'));
  await open(page, HASH);
  await find(page, '4253 8');
  await expect(options(page).first()).toContainText('RFC 4253 §8');
  for (const { title } of citing) {
    await expect(options(page).filter({ hasText: title }).first()).toBeVisible();
  }
  const last = citing.at(-1);
  await options(page)
    .filter({ hasText: last?.title ?? '' })
    .first()
    .click();
  await expect(headline(page)).toHaveText(last?.title ?? '');
});

test('scenarios, panels and what can be done are found', async ({ page }) => {
  await open(page, HASH);
  await find(page, 'dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await find(page, 'state panel');
  await page.keyboard.press('Enter');
  await expect(panel(page, 'State')).toBeVisible();
  await find(page, 'classic-dh');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/s=classic-dh/);
});

test('where nothing is found, it says so, and asks what was meant', async ({ page }) => {
  await open(page, HASH);
  await find(page, 'coookie');
  await expect(dialog(page)).toContainText('Nothing here is called “coookie”.');
  await expect(dialog(page).getByRole('status')).toHaveText('0 results');
  await expectAccessible(page);
  await expect(options(page).first()).toHaveText('cookie');
  await page.keyboard.press('Enter');
  await expect(input(page)).toHaveValue('cookie');
  await expect(dialog(page).getByRole('status')).toHaveText('1 result');
});

test('markup is text', async ({ page }) => {
  const markup = '<img src=x onerror="document.title=\'broken\'">';
  await open(page, HASH);
  await find(page, markup);
  await expect(dialog(page)).toContainText(`Nothing here is called “${markup}”.`);
  await expect(dialog(page).locator('img')).toHaveCount(0);
  await expect(page).not.toHaveTitle('broken');
});

test('nothing typed: what was found before, and the six questions', async ({ page }) => {
  await open(page, HASH);
  await find(page, 'cookie');
  await page.keyboard.press('Enter');
  await page.keyboard.press('/');
  await expect(options(page)).toHaveCount(7);
  await expect(options(page).first()).toHaveText('cookie');
  const first = run().steps.find(({ phase }) => phase === 'client-auth');
  const shown = stepsAt(run(), 'overview').find(({ index }) => index >= (first?.index ?? 0));
  await options(page).filter({ hasText: 'Who may come in?' }).click();
  await expect(headline(page)).toHaveText(shown?.title ?? '');
});

for (const [size, width, height] of [
  ['wide', 1440, 900],
  ['phone', 390, 844],
] as const) {
  test.describe(size, () => {
    test.use({ viewport: { width, height } });
    test('axe finds nothing', async ({ page }) => {
      await open(page, HASH);
      await page.keyboard.press('/');
      await expect(options(page).first()).toBeVisible();
      await expectAccessible(page);
      for (const text of ['host key', '4253 7.1', 'curve25519']) {
        await input(page).fill(text);
        await expect(dialog(page).getByRole('status')).toHaveText(/result/);
        await expectAccessible(page);
      }
    });
  });
}

test.describe('a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

  test('finds from its menu, and shows the place', async ({ page }) => {
    await open(page, HASH);
    const bar = page.getByRole('banner');
    await bar.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Find…' }).click();
    await input(page).fill('cookie');
    await expect(options(page).first()).toContainText('cookie');
    const beyond = await dialog(page).evaluate((node) => node.scrollWidth - innerWidth);
    expect(beyond).toBeLessThanOrEqual(0);
    await options(page).first().tap();
    await expect(panel(page, 'Packet').getByRole('treeitem', { selected: true })).toContainText(
      'cookie',
    );
  });
});
