/** Changing what a run depends on. */
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { complete, expect, headline, open, panel, test, transcript } from './app.ts';

const bar = (page: Page) => page.getByRole('region', { name: 'What was changed' });

async function openInput(page: Page, name: RegExp): Promise<void> {
  await panel(page, 'What if').getByRole('button', { name }).first().click();
}

test('a cipher taken off the list changes what is agreed, and all that follows', async ({
  page,
}) => {
  await open(page, complete('panels=what-if&level=message'));
  const agreed = () => page.getByText('chacha20-poly1305@openssh.com').first();
  await openInput(page, /^Ciphers/);
  await page.getByRole('button', { name: 'Remove chacha20-poly1305@openssh.com' }).click();
  await expect(bar(page)).toContainText('Changed: client’s Ciphers.');
  await expect(bar(page)).toContainText(/\d+ of \d+ frames differ from the original/);
  await expect(agreed()).toBeHidden();
  await bar(page).getByRole('button', { name: 'Go to the first difference' }).click();
  await expect(headline(page)).toHaveText('The client lists what it can do');
});

test('undo, redo, and back to the original, also by the browser', async ({ page }) => {
  await open(page, complete('panels=what-if'));
  await openInput(page, /^Round-trip time/);
  const field = page.getByRole('textbox', { name: /Round-trip time/ });
  await field.fill('200');
  await page.keyboard.press('Enter');
  await expect(bar(page)).toContainText('Round-trip time');
  await page.getByRole('textbox', { name: /Round-trip time/ }).fill('90');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Round-trip time.*\d$/ })).toContainText('90');
  await page.waitForTimeout(400); // the address follows when the run shows
  const ninety = page.url();
  await page.getByRole('button', { name: 'Undo the last change' }).click();
  await expect(page.getByRole('button', { name: /^Round-trip time.*\d$/ })).toContainText('200');
  await page.getByRole('button', { name: 'Do it again' }).click();
  await expect(page.getByRole('button', { name: /^Round-trip time.*\d$/ })).toContainText('90');
  await expect.poll(() => page.url()).toBe(ninety);
  await page.goBack();
  await expect(page.getByRole('button', { name: /^Round-trip time.*\d$/ })).toContainText('200');
  await bar(page).getByRole('button', { name: 'Back to the original' }).click();
  await expect(bar(page)).toBeHidden();
  await expect(page.getByRole('button', { name: /^Round-trip time.*\d$/ })).toContainText('40');
});

test('keys and lists of methods are typed, each under a line that says how', async ({ page }) => {
  await open(page, complete('panels=what-if&level=message'));
  const whatIf = panel(page, 'What if');
  await openInput(page, /^AuthenticationMethods/);
  await expect(whatIf).toContainText('As in sshd_config: methods with commas between them');
  await whatIf.getByRole('textbox', { name: 'AuthenticationMethods' }).fill('publickey,password');
  await page.keyboard.press('Enter');
  await expect(bar(page)).toContainText('AuthenticationMethods');
  await page.getByRole('button', { name: 'Undo the last change' }).click();
  await openInput(page, /^Keys of the user/);
  await expect(whatIf).toContainText('A key a line: its type');
  const keys = whatIf.getByRole('textbox', { name: 'Keys of the user' });
  await keys.fill('ssh-ed25519 other\nssh-ed25519 id_ed25519\n');
  await whatIf.getByRole('button', { name: 'Apply' }).click();
  await expect(bar(page)).toContainText('Keys of the user');
  await keys.fill('ssh-dss\n');
  await whatIf.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('alert')).toContainText('The run stays as it was');
});

test('one bit of a random value marks the bytes that it changed', async ({ page }) => {
  await open(page, complete('panels=packet&level=message&focus=client/SSH_MSG_KEXINIT%231.cookie'));
  await panel(page, 'Packet')
    .getByRole('button', { name: /^Change client cookie/ })
    .click();
  await page.getByRole('button', { name: 'Flip one bit' }).click();
  await expect(bar(page)).toContainText('client cookie');
  const packet = panel(page, 'Packet');
  await packet.getByRole('radio', { name: 'Message' }).check();
  const cookie = transcript().frames.find(({ address }) => address === 'client/SSH_MSG_KEXINIT#1');
  const was = cookie?.layers.at(-1)?.bytes.slice(2, 34) ?? '';
  await expect(packet).toContainText(`In the original run: ${was.match(/../g)?.join(' ')}`);
  await expect(packet.getByRole('treeitem', { name: /^cookie ?changed/ })).toBeVisible();
});

test('another key in known_hosts has the client refuse', async ({ page }) => {
  await open(page, complete('panels=what-if'));
  await openInput(page, /^known_hosts/);
  await page.getByRole('button', { name: 'Another key', exact: true }).click();
  await expect(bar(page)).toContainText('Changed: client’s known_hosts.');
  await page.keyboard.press('End');
  await expect(page.getByRole('main')).toContainText('refused');
});

test('a bit is flipped on the way, in any frame, and the run says where and what came of it', async ({
  page,
}) => {
  await open(page, complete('panels=what-if&level=message'));
  await openInput(page, /^Attacker on the wire/);
  await page.getByRole('combobox', { name: 'Attacker on the wire' }).selectOption('flip-bit');
  await expect(bar(page)).toContainText('Changed: Attacker on the wire.');
  await openInput(page, /^Frame whose bit is flipped/);
  const address = 'client/SSH_MSG_SERVICE_REQUEST#1';
  const frame = page.getByRole('combobox', { name: 'Frame whose bit is flipped' });
  await frame.selectOption(address);
  await expect(frame).toHaveValue(address);
  await page.getByRole('button', { name: 'Last step' }).click();
  await expect(headline(page)).toHaveText('The server says that it hangs up');
  const back = page.getByRole('button', { name: 'Step back' });
  await back.click();
  await expect(headline(page)).toHaveText('A packet fails the integrity check');
  await back.click();
  await expect(headline(page)).toHaveText('Somebody on the way flips a bit');
  await expect(page.getByRole('main')).toContainText(`Byte 6 of ${address}, counted from 0`);
});

test('what cannot be is said at its field, and the run stays', async ({ page }) => {
  await open(page, complete('panels=what-if'));
  await openInput(page, /^Round-trip time/);
  await page.getByRole('textbox', { name: /Round-trip time/ }).fill('-3');
  await expect(panel(page, 'What if')).toContainText('Expected a number from 0 to 60000.');
  await openInput(page, /^client ephemeral/);
  await page.getByRole('button', { name: 'All zero' }).click();
  await expect(bar(page)).toContainText('client ephemeral');
  await openInput(page, /^Identification line/);
  await page.getByRole('textbox', { name: /Identification line/ }).fill('HTTP/1.1');
  await page.keyboard.press('Enter');
  await expect(panel(page, 'What if').getByRole('alert')).toContainText('identification');
  await expect(headline(page)).toBeVisible();
});

test('where a link would be too long, the scenario is saved as a file, which opens again', async ({
  page,
}, info) => {
  await open(page, complete('panels=what-if'));
  await openInput(page, /^known_hosts/);
  const lines = Array.from(
    { length: 300 },
    (_, i) => `# ${Math.sin(i).toString(36)} ${Math.cos(i).toString(36)}`,
  );
  await page.getByRole('textbox', { name: 'known_hosts' }).fill(`${lines.join('\n')}\n`);
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => page.url()).toContain('with=~');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByRole('menuitem', { name: /Copy the link/ }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('known-host.json');
  const saved = info.outputPath('saved.json');
  await file.saveAs(saved);
  await page.reload();
  await expect(bar(page)).toContainText('known_hosts');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Scenario/ }).click();
  await page.getByRole('menuitem', { name: 'Open a recording…' }).click();
  await (await chooser).setFiles(saved);
  await expect(page.getByRole('button', { name: 'Scenario: saved.json' })).toBeVisible();
  await expect(bar(page)).toBeHidden();
});

test('a scenario with markup in it shows it as text', async ({ page }, info) => {
  const evil = '<img src=x onerror="document.title=1">';
  const file = info.outputPath('evil.json');
  const client = {
    user: evil,
    known_hosts: evil,
    commands: [`echo ${evil}`],
  };
  writeFileSync(
    file,
    JSON.stringify({ title: evil, client, server: { host: evil, banner: evil } }),
  );
  await open(page);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Scenario/ }).click();
  await page.getByRole('menuitem', { name: 'Open a recording…' }).click();
  await (await chooser).setFiles(file);
  await expect(page.getByRole('button', { name: 'Scenario: evil.json' })).toBeVisible();
  for (const key of ['3', 'End']) await page.keyboard.press(key);
  for (const id of ['packet', 'keys', 'state', 'what-if']) {
    await page.evaluate((panels) => (location.hash = `${location.hash}&panels=${panels}`), id);
    await expect(headline(page)).toBeVisible();
  }
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.title()).not.toBe('1');
});
