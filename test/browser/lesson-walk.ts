/** Walks through any lesson from start to end as a learner, wrong answers included. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './app.ts';
import type { BookLesson, BookMoment, BookQuestion } from './lesson-book.ts';
import { controls, type Hands } from './lesson-hands.ts';

/** The moment that is read. */
export const now = (page: Page): Locator => page.locator('[data-now]');
const momentNamed = (page: Page, at: number, of: number): Locator =>
  page.getByRole('group', { name: new RegExp(`^${at} of ${of}: `) });

interface WalkOptions {
  /** Called at each moment, before anything is answered. */
  readonly at?: (moment: BookMoment, at: number) => Promise<void>;
}

/** From the first moment, which shows, to the lesson's end. */
export async function walkLesson(
  page: Page,
  { lesson, moments }: BookLesson,
  hands: Hands,
  options: WalkOptions = {},
): Promise<void> {
  let asked = 0;
  const told = { questions: 0, first: 0, predictions: 0, came: 0 };
  for (const [at, moment] of moments.entries()) {
    await expect(momentNamed(page, at + 1, moments.length)).toHaveAttribute('data-now', /./);
    await expect(page).toHaveURL(new RegExp(`#/learn/${lesson.slug}/${at + 1}$`));
    await options.at?.(moment, at);
    for (const question of moment.questions) {
      const isFirst = await answer(page, question, hands, asked % 3);
      asked += 1;
      told[question.kind === 'predict' ? 'predictions' : 'questions'] += 1;
      if (isFirst) told[question.kind === 'predict' ? 'came' : 'first'] += 1;
    }
    for (const task of moment.tasks) await doTask(page, task.id, task.hints.length, hands);
    await expect(page.locator('[data-question][data-open]')).toHaveCount(0);
    await hands.next(page);
  }
  await expect(page.getByRole('heading', { name: 'You can now' })).toBeVisible();
  await expect(now(page)).toBeFocused();
  await expect(now(page)).toContainText(
    `${told.first} of ${told.questions} questions right at the first try`,
  );
  await expect(now(page)).toContainText(
    `Predictions: ${told.came} of ${told.predictions} as it came.`,
  );
}

/** As many wrong answers first as `wrongs` says: the third is the last. Gives whether the first was right. */
async function answer(
  page: Page,
  { kind, question, right, wrong }: BookQuestion,
  hands: Hands,
  variant: number,
): Promise<boolean> {
  const box = page.locator(`[data-question="${question.id}"]`);
  const said = box.getByRole('status').last();
  const next = controls(page).getByRole('button', {
    name: /^(Next|Answer to go on|Answer first)$/,
  });
  if (kind === 'predict') {
    await expect(next).toHaveAttribute('aria-disabled', 'true');
    await expect(page.getByText('Hidden until you answer').first()).toBeVisible();
    const given = variant === 0 ? right : (wrong[0] ?? right);
    await hands.answer(box, question, given);
    await expect(box).not.toHaveAttribute('data-open');
    await expect(next).toHaveAttribute('aria-disabled', 'false');
    await expect(page.getByText('Hidden until you answer')).toHaveCount(0);
    await expect(said).toContainText(variant === 0 ? 'Right.' : 'It goes differently.');
    await expect(box.getByText('Predict', { exact: true })).toBeInViewport();
    return variant === 0;
  }
  // Once right at once, once after a wrong answer, once not at all.
  const wrongs = [0, 1, 3][variant] ?? 0;
  for (let tries = 0; tries < wrongs; tries += 1) {
    await hands.answer(box, question, wrong[tries % wrong.length] ?? '');
    if (tries < 2) {
      await expect(said).toContainText('Not yet.');
      await expect(said).toBeInViewport();
      await expect(box).toHaveAttribute('data-open', '');
    }
    if (tries === 1) await expect(said).toContainText('Hint');
  }
  if (wrongs < 3) await hands.answer(box, question, right);
  await expect(said).toContainText(wrongs < 3 ? 'Right.' : 'The answer.');
  await expect(box).not.toHaveAttribute('data-open');
  return wrongs === 0;
}

/** Asks for every hint, then has it shown how it is done, and undoes that. */
async function doTask(page: Page, id: string, hints: number, hands: Hands): Promise<void> {
  const box = page.locator(`[data-task="${id}"]`);
  await expect(box).toHaveAttribute('data-open', '');
  for (let hint = 0; hint < hints; hint += 1)
    await hands.press(box.getByRole('button', { name: /^Show (a )?hint/ }));
  await hands.press(box.getByRole('button', { name: 'Show how it is done' }));
  await expect(box.getByRole('status')).toContainText('This is how it is done.');
  const back = page.getByRole('button', { name: 'Back to the text’s place' });
  await expect(back).toHaveAttribute('aria-disabled', 'false');
  await hands.press(back);
  await expect(back).toHaveAttribute('aria-disabled', 'true');
}
