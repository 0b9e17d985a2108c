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
