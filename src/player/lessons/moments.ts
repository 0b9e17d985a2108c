/** The moments of a lesson in a row, and where the stage stands at each. */
import type { Lesson, Moment, Place, Question } from '../../world/lessons/lesson.ts';

export interface PlacedMoment {
  readonly moment: Moment;
  /** Index of its part, and its own in that part. */
  readonly part: number;
  readonly inPart: number;
}

export const momentsOf = (lesson: Lesson): readonly PlacedMoment[] =>
  lesson.parts.flatMap(({ moments }, part) =>
    moments.map((moment, inPart) => ({ moment, part, inPart })),
  );

/** The predictions of a moment, in order. */
export const predictsOf = (moment: Moment): readonly Question[] =>
  moment.blocks.flatMap((block) => (block.kind === 'predict' ? [block.question] : []));

/** What the stage shows for a moment. */
export interface Shown {
  readonly place: Place;
  /** Address of a step; null for the first one. */
  readonly step: string | null;
  /** Steps of the level to go on from there: an answer shows at the next one unless a prediction says where. */
  readonly onward: number;
  /** The prediction that is open: what comes after the step is hidden. */
  readonly open: Question | null;
}

/** Where a moment stands once the predictions in `answered`, by their ids, have been made. */
export function shownOf(moment: Moment, answered: ReadonlySet<string>): Shown {
  let shown = { step: moment.place.step, onward: 0 };
  for (const question of predictsOf(moment)) {
    if (!answered.has(question.id)) return { place: moment.place, ...shown, open: question };
    shown =
      question.shows === null
        ? { ...shown, onward: shown.onward + 1 }
        : { step: question.shows, onward: 0 };
  }
  return { place: moment.place, ...shown, open: null };
}
