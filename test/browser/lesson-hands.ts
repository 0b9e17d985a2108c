/** How a learner uses a lesson: with a pointer or a finger, or with the keyboard alone. */
import type { Locator, Page } from '@playwright/test';
import type { Given } from '../../src/world/lessons/answer.ts';
import type { Question } from '../../src/world/lessons/lesson.ts';
import { expect } from './app.ts';

export interface Hands {
  next(page: Page): Promise<void>;
  press(target: Locator): Promise<void>;
  /** Puts an answer into a question's box, and gives it. */
  answer(box: Locator, question: Question, given: Given): Promise<void>;
}

export const controls = (page: Page): Locator =>
  page.getByRole('region', { name: 'Lesson and steps' });

/** What gives the answer, whatever stands on it. */
const submit = (box: Locator): Locator => box.locator('[type=submit]');

/** The items of an order as they stand in a box, by their indexes in the question. */
async function orderIn(box: Locator, question: Question): Promise<readonly number[]> {
  if (question.kind !== 'order') return [];
  const items = await box.getByRole('listitem').all();
  return Promise.all(items.map(async (item) => Number(await item.getAttribute('data-item'))));
}

/** Moves items up until they stand as in `given`. */
async function putInOrder(
  box: Locator,
  question: Question,
  given: Given,
  press: (target: Locator) => Promise<void>,
): Promise<void> {
  if (typeof given === 'string') return;
  for (const [to, item] of given.entries()) {
    const order = await orderIn(box, question);
    for (let at = order.indexOf(item); at > to; at -= 1) {
      await press(
        box
          .getByRole('listitem')
          .nth(at)
          .getByRole('button', { name: /^Move up/ }),
      );
    }
    expect((await orderIn(box, question))[to]).toBe(item);
  }
}

/** Chooses what is in `given`, and nothing else. */
async function choose(
  box: Locator,
  given: readonly number[],
  toggle: (at: number) => Promise<void>,
): Promise<void> {
  const inputs = box.locator('[data-choice]');
  for (let at = 0; at < (await inputs.count()); at += 1) {
    if ((await inputs.nth(at).isChecked()) !== given.includes(at)) {
      // One of a few goes by itself when another is chosen.
      if (given.includes(at) || (await inputs.nth(at).getAttribute('type')) === 'checkbox')
        await toggle(at);
    }
  }
}

export const pointer: Hands = {
  next: (page) => controls(page).getByRole('button', { name: 'Next', exact: true }).click(),
  press: (target) => target.click(),
  async answer(box, question, given) {
    if (typeof given === 'string') await box.getByRole('textbox').fill(given);
    else if (question.kind === 'order')
      await putInOrder(box, question, given, (target) => target.click());
    else await choose(box, given, (at) => box.locator('label').nth(at).click());
    await submit(box).click();
  },
};

/** Tab after Tab until something has the focus. */
async function tabTo(target: Locator): Promise<void> {
  const page = target.page();
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let tabs = 0; tabs < 120; tabs += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}

export const keyboard: Hands = {
  next: (page) => page.keyboard.press('ArrowRight'),
  async press(target) {
    await tabTo(target);
    await target.page().keyboard.press('Enter');
  },
  async answer(box, question, given) {
    const { keyboard: keys } = box.page();
    if (typeof given === 'string') {
      await tabTo(box.getByRole('textbox'));
      await keys.press('ControlOrMeta+A');
      await keys.type(given);
    } else if (question.kind === 'order') {
      await putInOrder(box, question, given, async (target) => {
        await tabTo(target);
        await keys.press('Enter');
      });
      await tabTo(submit(box));
    } else await choose(box, given, (at) => keys.press(String(at + 1)));
    await keys.press('Enter');
  },
};
