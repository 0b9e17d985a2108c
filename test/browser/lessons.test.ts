/** Lessons, read by a learner from start to end, wrong answers included: at a desk, by keys alone, and on a phone. */
import { expect, expectAccessible, test } from './app.ts';
import { openBook, type BookLesson } from './lesson-book.ts';
import { keyboard, pointer } from './lesson-hands.ts';
import { walkLesson } from './lesson-walk.ts';

let book: ReadonlyMap<string, BookLesson>;

test.beforeAll(async () => {
  book = await openBook();
});

function lessonOf(slug: string): BookLesson {
  const lesson = book.get(slug);
  if (!lesson) throw new Error(`no lesson ${slug}`);
  return lesson;
}

for (const slug of ['right-server', 'a-secret-in-the-open']) {
  test(`${slug} by the keyboard alone`, async ({ page }) => {
    test.setTimeout(180_000);
    const lesson = lessonOf(slug);
    await page.goto(`./#/learn/${slug}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(lesson.lesson.title);
    await walkLesson(page, lesson, keyboard, {
      at: async ({ questions }, at) => {
        if (at === 0 || questions.some(({ kind }) => kind === 'predict'))
          await expectAccessible(page);
      },
    });
    await expectAccessible(page);
  });

  test.describe('on a phone', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

    test(`${slug} by touch`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.goto(`./#/learn/${slug}`);
      await walkLesson(page, lessonOf(slug), pointer);
    });
  });
}
