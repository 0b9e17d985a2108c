/** Opening a frame, pointing at its bytes, and sharing what shows. */
import { leaves } from '../../src/codec/field.ts';
import {
  choose,
  complete,
  expect,
  headline,
  open,
  panel,
  position,
  test,
  transcript,
} from './app.ts';

const frame = () => {
  const found = transcript().frames.find(({ message }) => message === 'SSH_MSG_KEXINIT');
  if (!found) throw new Error('the run has no SSH_MSG_KEXINIT');
  return found;
};

test.beforeEach(async ({ page }) => {
  await open(page, complete('level=message'));
  await page.keyboard.press('End');
  const ladder = page.getByRole('list', { name: 'Frames on the wire' });
  while (!(await ladder.getByRole('button', { name: frame().message }).first().isVisible())) {
    await page.keyboard.press('ArrowLeft');
  }
  await ladder.getByRole('button', { name: frame().message }).first().click();
});

test('a frame of the ladder opens in Packet', async ({ page }) => {
  await expect(panel(page, 'Packet')).toContainText('SSH_MSG_KEXINIT');
  await expect(panel(page, 'Packet').getByRole('treeitem').first()).toBeVisible();
});

test('every byte that is pointed at has a field with a meaning and a source', async ({ page }) => {
  const packet = panel(page, 'Packet');
  await packet.getByRole('radio', { name: 'Message' }).check();
  const layer = frame().layers.find(({ name }) => name === 'message');
  for (const field of leaves(layer?.fields ?? []).slice(0, 2)) {
    await packet.locator(`[data-at="${field.start}"]`).first().hover();
    const place = field.end - field.start === 1 ? 'byte' : 'bytes';
    const note = packet.getByText(new RegExp(`^${field.name} ${place} ${field.start}\\b`));
    await expect(note).toContainText(field.means, { ignoreCase: true });
    await expect(note.getByRole('link', { name: field.source })).toBeVisible();
  }
});

test('a link leads to the same step and byte', async ({ page, browser, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const packet = panel(page, 'Packet');
  await packet.getByRole('radio', { name: 'Message' }).check();
  await packet.locator('[data-at="1"]').first().click();
  await choose(page, 'Share', 'Copy the link');
  await expect(page.getByRole('status').filter({ hasText: 'Link copied' })).toBeAttached();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).hash).toContain('focus=');
  const said = packet.getByRole('slider', { name: /Bytes of the message/ });
  const byte = await said.getAttribute('aria-valuetext');
  const [title, at] = [await headline(page).innerText(), await position(page).innerText()];

  const other = await browser.newContext();
  const opened = await other.newPage();
  await opened.goto(link);
  await expect(headline(opened)).toHaveText(title);
  await expect(position(opened)).toHaveText(at);
  await expect(
    panel(opened, 'Packet').getByRole('slider', { name: /Bytes of the message/ }),
  ).toHaveAttribute('aria-valuetext', byte ?? '');
  await other.close();
});

test('a value leads to Keys', async ({ page }) => {
  await page.keyboard.press('End');
  await page
    .getByRole('button', { name: /^K, .*secret of client and server/ })
    .first()
    .click();
  await expect(panel(page, 'Keys')).toBeVisible();
});
