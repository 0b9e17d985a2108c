/** Opening recordings and scenarios from files. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { choose, expect, headline, open, position, test } from './app.ts';

const scenario = JSON.stringify({ seed: 'another seed', client: { user: 'bob' } });

/** A recorded session with a real OpenSSH. */
function recording(): { name: string; text: string } {
  const folder = 'test/golden';
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.json'));
  if (name === undefined) throw new Error(`no recording in ${folder}`);
  return { name, text: readFileSync(`${folder}/${name}`, 'utf8') };
}

async function pick(page: Page, name: string, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await choose(page, /^Scenario/, 'Open a recording…');
  const buffer = Buffer.from(text);
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer });
}

test('a recording opens by the file picker, and says what cannot be changed', async ({ page }) => {
  const { name, text } = recording();
  await open(page);
  await pick(page, name, text);
  await expect(page.getByRole('button', { name: `Scenario: ${name}` })).toBeVisible();
  await expect(position(page)).toHaveText(/^Step 1 /);
  await expect(
    page.getByRole('status').filter({ hasText: 'recording of a real session' }),
  ).toContainText('can be changed');
});

test('a file opens by being dropped anywhere, and the page says so while it hovers', async ({
  page,
}) => {
  await open(page, '#/stage?panels=state');
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'bob.json', { type: 'application/json' }));
    return transfer;
  }, scenario);
  // What takes the file loads after the first view.
  await expect(async () => {
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: data });
    await expect(page.getByText('Drop the file to open it')).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await expect(page.getByText('Drop the file to open it')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Scenario: bob.json' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('bob');
});

test('a small file travels in the link', async ({ page, browser }) => {
  await open(page, '#/stage?panels=state');
  await pick(page, 'bob.json', scenario);
  await expect.poll(() => page.url()).toContain('scenario=');
  const other = await browser.newContext();
  const opened = await other.newPage();
  await opened.goto(page.url());
  await expect(opened.getByRole('main')).toContainText('bob@');
  await other.close();
});

test('what was opened is still there after a reload', async ({ page }) => {
  const { name, text } = recording();
  await open(page);
  await pick(page, name, text);
  await expect.poll(() => page.url()).toMatch(/opened=|scenario=/);
  await page.reload();
  await expect(page.getByRole('status').filter({ hasText: 'recording' })).toBeVisible();
});

for (const [what, text, says, where] of [
  ['no JSON', '{ "seed": ', 'not a recording or a scenario', 'bad.json'],
  ['a scenario with a mistake', '{ "client": { "user": 7 } }', '', 'client.user'],
  ['markup', '{ "<img src=x onerror=alert(1)>": 1 }', '', '<img src=x onerror=alert(1)>'],
] as const) {
  test(`a file that is ${what} says what is wrong and where, and loses nothing`, async ({
    page,
  }) => {
    await open(page);
    await page.keyboard.press('ArrowRight');
    await expect(position(page)).toHaveText(/^Step 2 /);
    const before = await headline(page).innerText();
    await pick(page, 'bad.json', text);
    await expect(headline(page)).not.toHaveText(before);
    await expect(headline(page)).toContainText(says);
    await expect(page.getByRole('main')).toContainText(where);
    await page.getByRole('button', { name: 'Back to the run that was open' }).click();
    await expect(headline(page)).toHaveText(before);
  });
}
