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

test('a prediction that is made in one tab shows its answer in the other, which goes on', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  const { moments } = lessonOf('right-server');
  const at = moments.findIndex(({ questions }) => questions[0]?.kind === 'predict');
  const { question, right } = moments[at]!.questions[0]!;
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(`./#/learn/right-server/${at + 1}`);
    await expect(tab.getByText('Hidden until you answer').first()).toBeVisible();
  }
  await pointer.answer(page.locator(`[data-question="${question.id}"]`), question, right);
  await expect(other.getByText('Hidden until you answer')).toHaveCount(0);
  await expect(other.locator(`[data-question="${question.id}"]`)).not.toHaveAttribute('data-open');
  await pointer.next(other);
  await expect(other).toHaveURL(new RegExp(`/right-server/${at + 2}$`));
});

test('an address within the lesson brings text and stage there, also where both were shown before', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const { moments } = lessonOf('passwords');
  const at = moments.findIndex(
    ({ moment }, index) =>
      moment.place.scenario !==
      (moments[index - 1]?.moment.place.scenario ?? moment.place.scenario),
  );
  expect(at).toBeGreaterThan(0);
  const step = page
    .getByRole('group', { name: 'Stage' })
    .getByRole('heading', { level: 2 })
    .first();
  const titles: string[] = [];
  await page.goto(`./#/learn/passwords/${at}`);
  for (const place of [at, at + 1, at, at + 1]) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/learn/passwords/${place}`);
    await expect(now(page)).toHaveAttribute('aria-label', new RegExp(`^${place} of `));
    const [first, second] = titles;
    if (first === undefined) await expect(step).not.toBeEmpty();
    else if (second === undefined) await expect(step).not.toHaveText(first);
    else await expect(step).toHaveText(place === at ? first : second);
    titles.push((await step.textContent()) ?? '');
  }
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
