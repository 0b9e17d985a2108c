/** What the page asks the worker about lessons: see topics.ts. */
import type { Checked, Given, NoAnswer, TaskChecked } from '../world/lessons/answer.ts';
import type { Lesson, Question, Task } from '../world/lessons/lesson.ts';
import type { HandInProblem, HandInReport, HandInSource } from './lessons/hand-in.ts';

import type { TaskProof } from './lessons/task-proof.ts';

/** A run of a named scenario as lessons show it, whatever the learner made of the one that shows; and a place in it. */
export interface LessonPlace {
  readonly scenario: string;
  /** The learner's; null for the scenario's own. */
  readonly seed: string | null;
  readonly place: {
    /** Address of a step; null for none. */
    readonly step: string | null;
    /** Address of what is pointed at; null for nothing. */
    readonly focus: string | null;
  };
}

/** A fact as a text to print; or why it cannot be told, which is a mistake in the lesson. */
export type FactTold = { readonly value: string } | { readonly problem: string };

export interface LessonTopics {
  /** Facts by their texts, in that order. */
  readonly 'lesson-facts': {
    readonly ask: LessonPlace & { readonly facts: readonly string[] };
    readonly tell: readonly FactTold[];
  };
  /** Whether an answer is right. */
  readonly 'lesson-answer': {
    readonly ask: LessonPlace & { readonly question: Question; readonly given: Given };
    readonly tell: Checked | NoAnswer;
  };
  /**
   * Whether a task is done in the run that shows, or by what is pointed at; `at` is the address of the current step.
   * `scenario` and `seed` are those of its moment. `proof` is kept so that it can be checked again; null until it is
   * done.
   */
  readonly 'lesson-task': {
    readonly ask: Pick<LessonPlace, 'scenario' | 'seed'> & {
      readonly task: Task;
      readonly pointed: string | null;
      readonly at: string | null;
    };
    readonly tell: TaskChecked & { readonly proof: TaskProof | null };
  };
  /** A name as it is kept, and the seed made from it; null for a name without letters and digits. */
  readonly 'lesson-seed': {
    readonly ask: { readonly name: string };
    readonly tell: { readonly name: string; readonly seed: string } | null;
  };
  /** The text of a file to hand in. */
  readonly 'lesson-hand-in': { readonly ask: HandInSource; readonly tell: string };
  /** What is in such a file, each answer checked again. */
  readonly 'lesson-check-hand-in': {
    readonly ask: { readonly text: string; readonly lessons: readonly Lesson[] };
    readonly tell: HandInReport | HandInProblem;
  };
}
