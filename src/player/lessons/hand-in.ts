/** A file to hand in: what a learner answered, so that a teacher can have it checked again. Types and its name. */
import type { Given } from '../../world/lessons/answer.ts';
import type { Stage } from '../../world/lessons/ladder.ts';
import type { Lesson } from '../../world/lessons/lesson.ts';
import type { Change } from '../patch.ts';
import type { Said } from './progress-state.ts';
import type { TaskProof } from './task-proof.ts';

export const HAND_IN_FORMAT = 'sshow-answers/1';

/** Stands in every file. */
export const HAND_IN_NOTE =
  'Answers to the lessons of sshow. sshow can check them again. The checksum finds accidents; it does not prove who answered, and whoever wants to can change the file and make it fit.';

export interface HandedAnswer {
  readonly id: string;
  readonly given: Given | null;
  readonly tries: number;
  readonly stage: Stage;
  /** The seed of the runs that were asked about; null for the scenarios' own. */
  readonly seed: string | null;
}

export interface HandedTask {
  readonly id: string;
  readonly hints: number;
  readonly stage: 'open' | 'done' | 'shown';
  readonly seed: string | null;
  readonly proof: TaskProof | null;
}

export interface HandedLesson {
  readonly slug: string;
  readonly title: string;
  /** Of its questions: see lesson-version.ts. */
  readonly version: string;
  /** Moments that were read, and those that there are. */
  readonly reached: number;
  readonly moments: number;
  readonly answers: readonly HandedAnswer[];
  readonly tasks: readonly HandedTask[];
}

export interface HandIn {
  readonly format: typeof HAND_IN_FORMAT;
  readonly note: string;
  readonly name: string | null;
  readonly seed: string | null;
  /** When it was saved, in ISO 8601. */
  readonly saved: string;
  readonly lessons: readonly HandedLesson[];
  /** What was said of each misconception, by its id, before and after the lessons. */
  readonly misconceptions: {
    readonly before: Readonly<Record<string, Said>>;
    readonly after: Readonly<Record<string, Said>>;
  };
}

/** A HandIn without what the worker adds. */
export interface HandInSource extends Pick<HandIn, 'name' | 'seed' | 'saved' | 'misconceptions'> {
  readonly lessons: readonly (Omit<HandedLesson, 'title' | 'version' | 'moments'> & {
    readonly lesson: Lesson;
  })[];
}

/** Why a file cannot be checked, in a sentence. */
export interface HandInProblem {
  readonly problem: string;
}

/**
 * What came of an answer that was checked again. `unanswered`: the question was not answered. `shown`: wrong until the
 * answer was told. `unknown`: the lesson has no such question. `unclear`: the answer does not fit the question.
 */
export type Verdict = 'right' | 'wrong' | 'unanswered' | 'unknown' | 'unclear';

export interface ReportedAnswer {
  readonly id: string;
  readonly kind: 'predict' | 'quiz' | 'try' | 'unknown';
  /** The question in words; empty where it is unknown. */
  readonly asks: string;
  /** The answer in words, as far as it is no change of settings. */
  readonly given: string;
  /** What a task was done by: settings and what they were set to. */
  readonly changes: readonly Change[];
  readonly verdict: Verdict;
  /** How often it was tried; for a task, how many hints were seen. */
  readonly tries: number;
  /** Whether the answer was told. */
  readonly wasShown: boolean;
  /** What the file says of it is not what came of it. */
  readonly isOtherwise: boolean;
  /** Of the run that it is about; null for the scenario's own. */
  readonly seed: string | null;
}

export interface ReportedLesson {
  readonly slug: string;
  readonly title: string;
  /** There is no such lesson here. */
  readonly isUnknown: boolean;
  /** Its questions have changed since. */
  readonly isChanged: boolean;
  readonly reached: number;
  readonly moments: number;
  readonly answers: readonly ReportedAnswer[];
}

export interface HandInReport {
  readonly name: string | null;
  readonly seed: string | null;
  /** The seed is the one made from the name. */
  readonly fitsName: boolean;
  readonly saved: string;
  /** The checksum fits: nothing was changed by accident. */
  readonly isIntact: boolean;
  readonly lessons: readonly ReportedLesson[];
  readonly misconceptions: HandIn['misconceptions'];
}

/** Such as `sshow-answers-ada-lovelace.json`. */
export const handInName = (name: string | null): string => {
  const words = (name ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${['sshow-answers', ...words].join('-').slice(0, 80)}.json`;
};
