/** sshow never takes a private key, wherever somebody puts one. */
import { generateKeyPairSync } from 'node:crypto';
import type { Page } from '@playwright/test';
import { complete, expect, headline, open, panel, question, test } from './app.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
/** A piece of what is secret in it. */
const secret = pem.split('\n')[1] ?? '';
const refusal = (page: Page) =>
  page.getByRole('alert').filter({ hasText: 'That is a private key, so it was not taken' });

/** Nothing of it is in the address, in what this tab keeps, or on the page. */
async function expectGone(page: Page): Promise<void> {
  const kept = await page.evaluate(() =>
    [location.href, JSON.stringify(sessionStorage), JSON.stringify(localStorage)].join(),
  );
  const fields = await page
    .locator('input, textarea')
    .evaluateAll((all) =>
      all
        .map((one) =>
          one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement ? one.value : '',
        )
        .join(),
    );
  for (const text of [kept, fields, await page.content()]) expect(text).not.toContain(secret);
}

/** Pastes into whatever has the focus. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press('ControlOrMeta+v');
}

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

test('the inputs for known_hosts say that they take public keys, and refuse a private one', async ({
  page,
}) => {
  await open(page, complete('panels=what-if'));
  const whatIf = panel(page, 'What if');
  await whatIf.getByRole('button', { name: /^known_hosts/ }).click();
  await expect(whatIf).toContainText('Public keys only. sshow never asks for a private key.');
  const field = whatIf.getByRole('textbox', { name: 'known_hosts' });
  const before = await field.inputValue();
  await field.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await paste(page, pem);
  await expect(refusal(page)).toBeVisible();
  await expect(field).toHaveValue(before);
  await expect(whatIf.getByRole('button', { name: 'Apply' })).toBeDisabled();
  await expectGone(page);
  await field.fill('# nothing');
  await expect(refusal(page)).toHaveCount(0);
});

test('the question about a host key refuses one, in its field and beside it', async ({ page }) => {
  await open(page, '#/stage?s=first-contact');
  await page.keyboard.press('End');
  await expect(question(page)).toContainText('sshow never asks for a private key');
  await paste(page, pem);
  await expect(refusal(page)).toBeVisible();
  await question(page).getByRole('textbox').focus();
  await paste(page, pem);
  await expect(refusal(page)).toBeVisible();
  await expect(question(page).getByRole('textbox')).toHaveValue('');
  await expectGone(page);
});

for (const [name, text] of [
  ['id_ecdsa', pem],
  ['key.ppk', `PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 1\n${secret}\n`],
] as const) {
  test(`${name}, dropped on the page, is not opened`, async ({ page }) => {
    await open(page, complete());
    const data = await page.evaluateHandle(
      ([file, content]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], file));
        return transfer;
      },
      [name, text] as const,
    );
    // What takes the file loads after the first view.
    await expect(async () => {
      await page.dispatchEvent('body', 'dragenter', { dataTransfer: data });
      await expect(page.getByText('Drop the file to open it')).toBeVisible({ timeout: 500 });
    }).toPass();
    await page.dispatchEvent('body', 'drop', { dataTransfer: data });
    await expect(headline(page)).toHaveText('This is a private key');
    await expect(page.getByText('was not opened, and nothing of it is kept')).toBeVisible();
    await expectGone(page);
    await page.getByRole('button', { name: 'Back to the run that was open' }).click();
    await expect(headline(page)).not.toHaveText('This is a private key');
  });
}
