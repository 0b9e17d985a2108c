/** The pages around the lessons: overview, statements, glossary, summary; by keys alone where that can differ. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, headline, position, test } from './app.ts';
import { openBook } from './lesson-book.ts';

const hashes = [
  '#/learn',
  '#/learn/glossary',
  '#/learn/misconceptions/before',
  '#/learn/misconceptions/answers',
  '#/learn/summary',
];

const goTo = (page: Page, hash: string) => page.evaluate((to) => (location.hash = to), hash);
const said = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text });
const main = (page: Page) => page.getByRole('main');

test('a learner chooses a path, says what they believe, and goes on where they were', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto('./#/learn');
  await expect(headline(page)).toHaveText('Learn');
  await expect(headline(page)).toBeFocused();
  await expect(page.getByRole('link', { name: /^Begin with lesson 1\./ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Forget everything' })).toBeDisabled();
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'Everything' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('radio', { name: 'The core' })).toBeChecked();
  await expect(page.getByRole('heading', { name: 'Not on this path' })).toBeVisible();
  await goTo(page, '#/learn/path/tls');
  await expect(page.getByRole('link', { name: /^Begin with lesson 14\./ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'I know TLS' })).toBeChecked();

  await page.getByRole('link', { name: /^What do you think is true/ }).press('Enter');
  await expect(headline(page)).toHaveText('What do you think is true?');
  const groups = await page.getByRole('group').all();
  expect(groups).toHaveLength(12);
  for (const [at, group] of groups.entries()) {
    await group.getByRole('radio', { name: 'true', exact: true }).focus();
    await page.keyboard.press('Space');
    if (at < 5) await page.keyboard.press('ArrowRight');
  }
  await expect(said(page, 'All are answered')).toBeVisible();
  await expect(main(page)).not.toContainText('Not true');
  await page.getByRole('link', { name: 'What is so', exact: true }).press('Enter');
  await expect(main(page)).toContainText('Before the lessons you said “not true” to 5 of 12.');
  await expect(main(page)).toContainText('before: true');
  await page.getByRole('button', { name: /^Show it on the stage: My private key/ }).press('Enter');
  await expect(position(page)).toBeVisible();
  expect(new URL(page.url()).hash).toMatch(/^#\/stage\?/);
  await page.goBack();
  await expect(headline(page)).toHaveText('What do you think is true?');

  await goTo(page, '#/learn/right-server/3');
  await expect(headline(page)).toHaveText('Is this the right server?');
  await goTo(page, '#/learn');
  const on = page.getByRole('link', { name: /^Go on with lesson 4\./ });
  await expect(on).toBeVisible();
  await expect(main(page)).toContainText(/place 3 of \d+/);
  await page.getByRole('button', { name: /forget what you answered: Is this the/ }).press('Enter');
  await expect(said(page, '“Is this the right server?” is forgotten')).toBeVisible();
  await expect(on).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(on).toBeVisible();
  await page.getByRole('button', { name: 'Forget everything' }).press('Enter');
  await expect(page.getByRole('radio', { name: 'Everything' })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('radio', { name: 'I know TLS' })).toBeChecked();
  await on.press('Enter');
  await expect(page).toHaveURL(/#\/learn\/right-server\/3$/);
});

test('the glossary finds terms, leads to one, and shows it on the stage', async ({ page }) => {
  await page.goto('./#/learn/glossary/Host%20key');
  const term = page.getByRole('term').filter({ hasText: /^host key/ });
  await expect(term).toBeFocused();
  await expect(term).toBeInViewport();
  await goTo(page, '#/learn/glossary/no-such-term');
  await expect(page.getByRole('alert')).toContainText('no term “no-such-term”');
  await page.getByRole('searchbox', { name: 'Find a term' }).fill('fingerprint');
  await expect(said(page, /^\d+ of \d+ terms$/)).toBeVisible();
  await expect(page.getByRole('term').filter({ hasText: /^fingerprint/ })).toBeVisible();
  await expect(page.getByRole('term').filter({ hasText: /^window/ })).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Find a term' }).fill('qqq');
  await expect(said(page, 'No term has “qqq”')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find a term' }).fill('');
  await page.getByRole('button', { name: 'Show it on the stage: host key', exact: true }).click();
  await expect(position(page)).toBeVisible();
  await expect.poll(() => page.url()).toContain('focus=server');
  await page.goBack();
  await expect(headline(page)).toHaveText('Glossary');
  // A term in the meaning of another says what it means, and leads to its own place.
  await page.getByRole('definition').getByRole('button', { name: 'key pair' }).first().click();
  await page.getByRole('link', { name: 'In the glossary' }).click();
  await expect(page).toHaveURL(/#\/learn\/glossary\/key-pair$/);
  await expect(page.getByRole('term').filter({ hasText: /^key pair/ })).toBeFocused();
});

test('a summary is saved, and a teacher checks the file, which may have been changed', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const lesson = (await openBook()).get('right-server');
  const asked = lesson?.moments
    .flatMap(({ questions }) => questions)
    .filter(({ kind, question }) => kind === 'quiz' && 'choices' in question);
  const [first, second] = asked ?? [];
  if (!first || !second) throw new Error('the lesson has no two choices');
  await page.goto('./#/learn/summary');
  await expect(main(page)).toContainText('You have not begun a lesson yet.');
  await expect(page.getByRole('button', { name: 'Save the file to hand in' })).toBeDisabled();
  const answer = (given: unknown) => ({ given, tries: 1, stage: 'right', seed: null });
  const answers = {
    [first.question.id]: answer(first.right),
    [second.question.id]: answer(second.wrong[0]), // as if it had been right
  };
  await page.evaluate((given) => {
    const own = { reached: 5, isDone: false, answers: given, tasks: {} };
    localStorage.setItem('sshow.lessons', JSON.stringify({ lessons: { 'right-server': own } }));
  }, answers);
  await page.reload();
  await expect(main(page)).toContainText(
    /1 lesson begun\. 1 of \d+ questions right at the first try/,
  );
  await page.getByRole('textbox', { name: 'Name' }).fill('  Alice  Example ');
  await page.keyboard.press('Enter');
  await expect(said(page, /made from your name \(\S+/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Alice Example');
  await expect(main(page)).toContainText('the file says otherwise');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the file to hand in' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('sshow-answers-alice-example.json');
  const text = readFileSync(await file.path(), 'utf8');
  const chooser = page.locator('input[type=file][aria-label="Choose a file"]');
  const choose = (name: string, content: string) =>
    chooser.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  await choose('alice.json', text);
  const title = page.getByRole('heading', { name: 'Answers of Alice Example' });
  await expect(title).toBeFocused();
  const report = page.getByRole('article').filter({ has: title }).last();
  await expect(report).toContainText('The checksum fits');
  // They were given before there was a name.
  await expect(report).toContainText('2 of 2 answers were given on other runs');
  await expect(report.getByText('on the scenario’s own run')).toHaveCount(2);
  await expect(report).toContainText('not tamper-proof');
  await expectAccessible(page);

  await choose('other.json', '{"format":"sshow-answers/1","name":');
  await expect(page.getByRole('alert')).toContainText('other.json');
  await choose('other.json', '[]');
  await expect(page.getByRole('alert')).toContainText('no file with answers');

  // Dropped anywhere, on any page.
  await goTo(page, '#/stage?s=known-host');
  await expect(position(page)).toBeVisible();
  const changed = text.replace('"name": "Alice Example"', '"name": "Anna"');
  expect(changed).not.toBe(text);
  await page.evaluate((content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], 'handed.json', { type: 'application/json' }));
    for (const type of ['dragenter', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { bubbles: true, dataTransfer }));
  }, changed);
  await expect(page).toHaveURL(/#\/learn\/summary$/);
  const anna = page.getByRole('article').filter({ hasText: 'Answers of Anna' }).last();
  await expect(anna).toContainText('The checksum does not fit');
  await expect(anna).toContainText('The runs were not made from this name');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('nothing is wider than the screen, and all of it is accessible', async ({ page }) => {
    await page.goto('./');
    for (const hash of hashes) {
      await goTo(page, hash);
      await expect(
        main(page).getByRole('heading', { level: 2 }).or(page.getByRole('term')).first(),
      ).toBeVisible();
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wider, hash).toBe(0);
      await expectAccessible(page);
    }
  });
});
