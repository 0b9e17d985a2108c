/**
 * One playhead for two runs: it goes from question to question, and within each from step to step. A run with fewer
 * steps stays at its last one until the other is done.
 */
import {
  questions,
  type AnswerView,
  type ColumnStep,
  type ColumnView,
  type Question,
} from '../../../player/compare-view.ts';

export type Columns = readonly [ColumnView, ColumnView];

export interface Playhead {
  readonly question: Question;
  readonly at: number;
}

export const answerOf = ({ answers }: ColumnView, question: Question): AnswerView | undefined =>
  answers.find((one) => one.question === question);

/** How many steps a question has: as many as the run with more of them. */
export const stepsOf = (columns: Columns, question: Question): number =>
  Math.max(1, ...columns.map((column) => answerOf(column, question)?.steps.length ?? 0));

/** Where a run stands: its last step where it has no more. */
export const stepAt = (answer: AnswerView | undefined, at: number): ColumnStep | null =>
  answer?.steps[at] ?? answer?.steps.at(-1) ?? answer?.told ?? null;

/** All places of the playhead, in order. */
const placesOf = (columns: Columns): readonly Playhead[] =>
  questions.flatMap((question) =>
    Array.from({ length: stepsOf(columns, question) }, (_, at) => ({ question, at })),
  );

/** The playhead as far as these runs go. */
export const within = (columns: Columns, { question, at }: Playhead): Playhead => ({
  question,
  at: Math.min(at, stepsOf(columns, question) - 1),
});

export type Move = 'next' | 'back' | 'first' | 'last';

/** The place to which a move leads; the same one where it leads nowhere. */
export function moved(columns: Columns, from: Playhead, move: Move): Playhead {
  const places = placesOf(columns);
  const now = places.findIndex(({ question, at }) => question === from.question && at === from.at);
  const to = {
    next: () => places[now + 1],
    back: () => places[now - 1],
    first: () => places[0],
    last: () => places.at(-1),
  }[move]();
  return to ?? from;
}
