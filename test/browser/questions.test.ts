/** What a person is asked in the middle of a run. */
import type { Page } from '@playwright/test';
import {
  complete,
  expect,
  expectAccessible,
  headline,
  open,
  position,
  question,
  stepsAt,
  test,
  transcript,
} from './app.ts';

/** The run as it goes on after a yes: by the command line, which answers so by default. */
const answered = () => transcript('first-contact');
const asks = () => answered().questions[0];

async function openQuestion(page: Page): Promise<void> {
  await open(page);
  await page.keyboard.press('End');
  await expect(question(page)).toBeVisible();
}

test('the run waits at an unknown host key, with the words of ssh, and says what would follow', async ({
  page,
}) => {
  await openQuestion(page);
  const terminal = question(page).getByRole('region', { name: 'Your terminal' });
  for (const line of (asks()?.text ?? '').split('\n')) {
    await expect(terminal).toContainText(line.trim());
  }
  const total = stepsAt(answered(), 'overview').length;
  await expect(position(page)).toHaveText(new RegExp(` of ${total}$`));
  await expect(page.getByRole('button', { name: 'Answer to go on' })).toBeDisabled();
  await expect(page.getByText('The rest depends on your answer')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(question(page)).toBeVisible();
});

test('the fingerprint stands on the server’s own console too', async ({ page }) => {
  await openQuestion(page);
  const [shown = ''] = /SHA256:\S{43}/.exec(asks()?.text ?? '') ?? [];
  const console = question(page).getByRole('region', { name: 'The server’s own console' });
  await expect(console.getByText(shown, { exact: true })).toBeVisible();
});

test('a yes goes on, and is part of the link', async ({ page, browser }) => {
  await openQuestion(page);
  await question(page).getByRole('button', { name: /^yes/ }).click();
  const next = stepsAt(answered(), 'overview').find(({ phase }) => phase === 'server-auth');
  await expect(headline(page)).toHaveText(next?.title ?? '');
  await page.keyboard.press('End');
  await expect(headline(page)).toHaveText(stepsAt(answered(), 'overview').at(-1)?.title ?? '');
  await expect.poll(() => page.url()).toContain('with=');
  const other = await browser.newContext();
  const opened = await other.newPage();
  await opened.goto(page.url());
  await expect(headline(opened)).toHaveText(stepsAt(answered(), 'overview').at(-1)?.title ?? '');
  await other.close();
});

test('the keys Y and N answer', async ({ page }) => {
  await openQuestion(page);
  await page.keyboard.press('n');
  await expect(page.getByText('refused').first()).toBeVisible();
  await page.goBack();
  await page.keyboard.press('End');
  await expect(question(page)).toBeVisible();
  await page.keyboard.press('y');
  await expect(headline(page)).toHaveText(/signature/);
});

test('the right fingerprint goes on; a wrong one is asked about again', async ({ page }) => {
  await openQuestion(page);
  const [right = ''] = /SHA256:\S{43}/.exec(asks()?.text ?? '') ?? [];
  const field = question(page).getByRole('textbox');
  await field.fill(right.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')));
  await question(page).getByRole('button', { name: 'Compare' }).click();
  await expect(question(page)).toContainText("Please type 'yes', 'no' or the fingerprint:");
  await question(page).getByRole('textbox').fill(right);
  await question(page).getByRole('button', { name: 'Compare' }).click();
  await expect(headline(page)).toHaveText(/signature/);
});

test('an answer can be taken back and given otherwise', async ({ page }) => {
  await openQuestion(page);
  await page.keyboard.press('y');
  await expect(headline(page)).toHaveText(/signature/);
  await page.getByRole('button', { name: 'Undo the last change' }).click();
  await expect.poll(() => page.url()).not.toContain('with=');
  await page.keyboard.press('End');
  await expect(question(page)).toBeVisible();
});

test('passwords are picked: a wrong one is asked for again, the right one lets in', async ({
  page,
}) => {
  await open(page, '#/stage?s=password-login');
  await page.keyboard.press('End');
  await expect(question(page)).toContainText("alice@server.example's password:");
  await expect(question(page).getByRole('textbox')).toHaveCount(0);
  await question(page)
    .getByRole('button', { name: /A wrong one/ })
    .click();
  await page.keyboard.press('End');
  await expect(question(page)).toContainText('Permission denied, please try again.');
  await question(page)
    .getByRole('button', { name: /The right one/ })
    .click();
  await expect(headline(page)).toHaveText('The user is in');
  await page.keyboard.press('End');
  await expect(headline(page)).toHaveText('The client says goodbye');
});

test('a run that asks nothing shows no question', async ({ page }) => {
  await open(page, complete());
  await page.keyboard.press('End');
  await expect(question(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Next step' })).toBeDisabled();
});

test('prompts of the server are answered by picking; how a code is computed is shown', async ({
  page,
}) => {
  const run = transcript('one-time-code');
  await open(page, '#/stage?s=one-time-code');
  await page.keyboard.press('End');
  await expect(question(page)).toContainText('Password:');
  await expectAccessible(page);
  await question(page)
    .getByRole('button', { name: /The right one/ })
    .click();
  await page.keyboard.press('End');
  await expect(question(page)).toContainText('One-time password');
  await expect(question(page)).toContainText('How the code is computed');
  await expectAccessible(page);
  const code = run.questions.find(({ address }) => address === 'client/prompt#2')?.answer ?? '';
  expect(code).toMatch(/^\d{6}$/);
  await question(page)
    .getByRole('button', { name: new RegExp(code) })
    .click();
  await expect(headline(page)).toHaveText('The user is in');
});
