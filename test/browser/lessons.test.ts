/** Lessons, read by a learner from start to end, wrong answers included: at a desk, by keys alone, and on a phone. */
import { test as plain } from '@playwright/test';
import { choose, expect, expectAccessible, headline, test } from './app.ts';
import { openBook, type BookLesson } from './lesson-book.ts';
import { controls, keyboard, pointer } from './lesson-hands.ts';
import { now, walkLesson } from './lesson-walk.ts';

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
    let looked = slug === 'right-server' ? 0 : 2;
    await walkLesson(page, lesson, keyboard, {
      // Where it begins, and where the stage waits.
      at: async ({ questions }) => {
        const waits = questions.some(({ kind }) => kind === 'predict');
        if (looked === 0 || (looked === 1 && waits)) {
          looked += 1;
          await expectAccessible(page);
        }
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

test('the stage may be touched, and comes back; the address keeps the place; Back leaves the lesson', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { lesson } = lessonOf('right-server');
  await page.goto('./#/legend');
  await expect(headline(page)).toHaveText('Legend');
  await page.evaluate(() => {
    location.hash = '#/learn/right-server';
  });
  await expect(headline(page)).toHaveText(lesson.title);
  await expect(headline(page)).toBeFocused();
  const stage = page.getByRole('group', { name: 'Stage' });
  const step = stage.getByRole('heading', { level: 2 }).first();
  const back = page.getByRole('button', { name: 'Back to the text’s place' });
  await expect(step).not.toBeEmpty();
  const title = (await step.textContent()) ?? '';

  await controls(page).getByRole('button', { name: 'One step on on the stage' }).click();
  await expect(step).not.toHaveText(title);
  await expect(back).toHaveAttribute('aria-disabled', 'false');
  await page.keyboard.press('t');
  await expect(step).toHaveText(title);
  await expect(back).toHaveAttribute('aria-disabled', 'true');

  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/\/right-server\/2$/);
  await expect(now(page)).toBeFocused();
  await page.goBack();
  await expect(headline(page)).toHaveText('Legend');
  await page.goForward();
  await page.reload();
  await expect(now(page)).toHaveAttribute('aria-label', /^2 of /);
  // Without a number it goes on where it was left; a run that is opened stays beside it.
  await page.goto('./#/learn/right-server');
  await expect(page).toHaveURL(/\/right-server\/2$/);
  await expect(step).not.toBeEmpty();
  await choose(page, /^Scenario/, /^Known host/);
  await expect(back).toHaveAttribute('aria-disabled', 'false');
  await expect(page).toHaveURL(/\/right-server\/2$/);
  await page.keyboard.press('t');
  await expect(back).toHaveAttribute('aria-disabled', 'true');

  const here = (await step.textContent()) ?? '';
  await choose(page, 'Parts of this lesson', 'Open on the stage');
  await expect(page).toHaveURL(/#\/stage\?/);
  await expect(headline(page)).toHaveText(here);
  await page.goBack();
  await expect(headline(page)).toHaveText(lesson.title);

  await page.goto('./#/learn/right-server/99');
  await expect(headline(page)).toHaveText('This lesson has no such place');
  await page.goto('./#/learn/nothing');
  await expect(headline(page)).toHaveText('There is no such lesson');
  await expect(headline(page)).toBeFocused();
  await expect(page.locator('main').getByRole('listitem')).toHaveCount(book.size);
});

plain.describe('with a lesson that cannot be fetched', () => {
  plain.use({ serviceWorkers: 'block' });

  plain('it is said, and tried again', async ({ page }) => {
    const { moments } = lessonOf('a-secret-in-the-open');
    const [first] = moments.flatMap(({ questions }) => questions);
    const id = first?.question.id ?? '';
    await page.route('**/*.js', async (route) => {
      const got = await page.request.get(route.request().url());
      const body = await got.text();
      // The code of that lesson alone has all of its questions in it.
      const isLesson =
        body.includes(id) && body.includes('otherwise') && /[`"']blocks|blocks:/.test(body);
      if (isLesson && !body.includes('createRoot')) await route.abort();
      else await route.fulfill({ body, contentType: 'text/javascript' });
    });
    await page.goto('./#/learn/a-secret-in-the-open');
    await expect(headline(page)).toHaveText('The lesson did not load');
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(now(page)).toBeVisible();
  });
});
