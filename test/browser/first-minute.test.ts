/** What somebody sees who comes for the first time. */
import { complete, expect, headline, open, position, stepsAt, test, transcript } from './app.ts';

test('the first view is calm: the overview, one sentence, the question that is being answered', async ({
  page,
}) => {
  const steps = stepsAt(transcript('first-contact'), 'overview');
  await open(page);
  await expect(position(page)).toHaveText(`Step 1 of ${steps.length}`);
  await expect(headline(page)).toHaveText(steps[0]?.title ?? '');
  await expect(page.getByText(steps[0]?.text ?? '')).toBeVisible();
  await expect(page.getByText('What do we both speak?').first()).toBeVisible();
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(page.getByText(/^([0-9a-f]{2} ){4}/)).toHaveCount(0);
});

test('six questions stand over the phases that answer them, and lead there', async ({ page }) => {
  await open(page, complete());
  const questions = page.getByRole('list', { name: 'What is being answered' }).getByRole('button');
  await expect(questions).toHaveText([
    'What do we both speak?',
    'How do we agree on a secret?',
    'How do I know that it is you?',
    'When does encryption start?',
    'Who may come in?',
    'What travels?',
  ]);
  await questions.nth(3).click();
  const step = stepsAt(transcript(), 'overview').find(({ phase }) => phase === 'keys');
  await expect(headline(page)).toHaveText(step?.title ?? '');
  await expect(questions.nth(3)).toHaveAttribute('aria-current', 'step');
});

test('four doors lead on, and back', async ({ page }) => {
  await open(page);
  const doors = page.getByRole('navigation', { name: 'Where to begin' }).getByRole('link');
  await expect(doors).toHaveCount(4);
  for (const door of ['New to SSH', 'I teach this', 'Four ways in', 'SSH beside TLS']) {
    await doors.filter({ hasText: door }).click();
    await expect(page.getByRole('button', { name: 'Share' })).toHaveCount(0);
    await expect(page.getByRole('navigation', { name: 'Where to begin' })).toBeHidden();
    await expect(headline(page)).toBeVisible();
    await expect(headline(page)).not.toHaveText('Two computers say hello');
    await page.goBack();
    await expect(position(page)).toHaveText(/^Step 1 /);
  }
});

test('the hint of what to press is closed for good', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Close this hint for good' }).click();
  await expect(page.getByText('all keys')).toBeHidden();
  await page.reload();
  await expect(page.getByRole('navigation', { name: 'Where to begin' })).toBeVisible();
  await expect(page.getByText('all keys')).toBeHidden();
});
