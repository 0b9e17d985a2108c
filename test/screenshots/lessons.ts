/**
 * Pictures of every lesson, for looking at: its first moment and its busiest, at a desk and on a phone, in
 * test-results/lessons. Not a test: `npx playwright test --project=pictures`.
 */
import { expect, test } from '@playwright/test';
import { openBook, type BookLesson } from '../browser/lesson-book.ts';

const sizes = [
  { name: 'desk', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
];

/** Index of the moment with the most in it. */
function busiest({ moments }: BookLesson): number {
  const weights = moments.map(
    ({ moment, questions, tasks }) =>
      JSON.stringify(moment.blocks).length + 4000 * (questions.length + tasks.length),
  );
  return weights.indexOf(Math.max(...weights));
}

test('every lesson has its pictures', async ({ browser, baseURL }) => {
  test.setTimeout(20 * 60_000);
  const only = process.env['LESSON'];
  for (const [slug, lesson] of await openBook()) {
    if (only !== undefined && slug !== only) continue;
    for (const { name, width, height } of sizes) {
      const context = await browser.newContext({
        viewport: { width, height },
        ...(baseURL === undefined ? {} : { baseURL }),
      });
      const page = await context.newPage();
      const number = String(lesson.lesson.number).padStart(2, '0');
      for (const at of new Set([0, busiest(lesson)])) {
        await page.goto(`./#/learn/${slug}/${at + 1}`);
        await page.reload();
        await expect(page.locator('[data-now]')).toBeVisible({ timeout: 30_000 });
        // Until what loads late is there, and nothing moves.
        await page.waitForTimeout(2500);
        await page.screenshot({ path: `test-results/lessons/${number}-${at + 1}-${name}.png` });
      }
      await context.close();
    }
  }
});
