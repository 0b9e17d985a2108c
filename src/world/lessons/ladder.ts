/**
 * How an answer goes on. Wrong: the reason, and another try; a second time wrong: a hint with it; a third time: the
 * answer is shown with its why. A prediction is made once, and then shown.
 */

/** `shown` once the answer was told. */
export type Stage = 'open' | 'right' | 'shown';

export const HINT_AFTER = 2;
export const SHOWN_AFTER = 3;

export interface Tried {
  readonly tries: number;
  readonly stage: Stage;
}

/** What comes of one more answer; nothing where it is over already. */
export function afterAnswer(before: Tried, isRight: boolean, isPredict: boolean): Tried {
  if (before.stage !== 'open') return before;
  const tries = before.tries + 1;
  const isOver = isPredict || tries >= SHOWN_AFTER;
  return { tries, stage: isRight ? 'right' : isOver ? 'shown' : 'open' };
}

/** Whether the hint stands under the question. */
export const showsHint = ({ tries, stage }: Tried): boolean =>
  stage === 'open' && tries >= HINT_AFTER;

/** How an answer came about: `first` and `again` without help. */
export type Mark = 'open' | 'first' | 'again' | 'hinted' | 'shown';

export function markOf({ tries, stage }: Tried): Mark {
  if (stage !== 'right') return stage;
  if (tries > HINT_AFTER) return 'hinted';
  return tries > 1 ? 'again' : 'first';
}

/** Of the questions how many came about each way, and of the predictions that were made how many came true. */
export interface Score {
  readonly questions: Readonly<Record<Mark, number>>;
  readonly predictions: { readonly made: number; readonly right: number };
}

export function scoreOf(tried: readonly (Tried & { readonly isPredict: boolean })[]): Score {
  const questions = { open: 0, first: 0, again: 0, hinted: 0, shown: 0 };
  for (const one of tried) if (!one.isPredict) questions[markOf(one)] += 1;
  const made = tried.filter(({ isPredict, stage }) => isPredict && stage !== 'open');
  const right = made.filter(({ stage }) => stage === 'right').length;
  return { questions, predictions: { made: made.length, right } };
}
