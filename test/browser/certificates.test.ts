/** Certificates: loaded late, checked step by step, and listed as ssh-keygen lists them. */
import { expect, headline, open, panel, test } from './app.ts';

for (const [name, title] of [
  ['host-certificate', 'The client knows who vouches for this host'],
  ['user-certificate', 'The server believes the certificate'],
  ['host-certificate-expired', 'The client refuses the certificate'],
] as const)
  test(`${name} runs in the page, and says what came of the certificate`, async ({ page }) => {
    await open(page, `#/stage?s=${name}&level=message`);
    for (let at = 0; at < 40; at++) {
      if ((await headline(page).textContent()) === title) break;
      await page.keyboard.press('ArrowRight');
    }
    await expect(headline(page)).toHaveText(title);
  });

test('the Files panel opens a certificate, and prints it', async ({ page }) => {
  await open(page, '#/stage?s=host-certificate&level=detail&panels=files');
  const files = panel(page, 'Files');
  await files.getByRole('radio', { name: /ssh_host_ed25519_key-cert\.pub/ }).check({ force: true });
  const tree = files.getByRole('tree', { name: 'Fields of the public key' });
  await expect(tree.getByRole('treeitem', { name: /^valid principals/ })).toBeVisible();
  await expect(
    files.getByText('ssh-keygen -L -f /etc/ssh/ssh_host_ed25519_key-cert.pub'),
  ).toBeVisible();
  await expect(
    files.getByText(/Signing CA: ED25519 SHA256:\S{43} \(using ssh-ed25519\)/),
  ).toBeVisible();
});
