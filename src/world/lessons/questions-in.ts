/** The questions and tasks of a lesson, each with the scenario of its moment. */
import type { Block, Lesson, Place, Question, Task } from './lesson.ts';

export type Asked =
  | {
      readonly kind: 'predict' | 'quiz';
      readonly id: string;
      readonly place: Place;
      readonly question: Question;
    }
  | { readonly kind: 'try'; readonly id: string; readonly place: Place; readonly task: Task };

/** In the order of the text. */
export const askedIn = ({ parts }: Pick<Lesson, 'parts'>): readonly Asked[] =>
  parts.flatMap(({ moments }) =>
    moments.flatMap(({ place, blocks }) => blocks.flatMap((block) => asked(block, place))),
  );

function asked(block: Block, place: Place): readonly Asked[] {
  switch (block.kind) {
    case 'predict':
    case 'quiz':
      return [{ kind: block.kind, id: block.question.id, place, question: block.question }];
    case 'try':
      return [{ kind: 'try', id: block.task.id, place, task: block.task }];
    case 'reveal':
    case 'aside':
    case 'quote':
      return block.blocks.flatMap((inner) => asked(inner, place));
    default:
      return [];
  }
}
