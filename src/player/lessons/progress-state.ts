/** What a learner has done, as it is kept in the browser: see progress.ts. */
import type { Given } from '../../world/lessons/answer.ts';
import { afterAnswer, type Stage } from '../../world/lessons/ladder.ts';
import type { TaskProof } from './task-proof.ts';

export interface AnswerState {
  /** The last answer; null before the first. */
  readonly given: Given | null;
  readonly tries: number;
  readonly stage: Stage;
  /** Of the run that it is about; null for the scenario's own. */
  readonly seed: string | null;
}

export interface TaskState {
  /** How many hints were asked for. */
  readonly hints: number;
  readonly stage: 'open' | 'done' | 'shown';
  readonly seed: string | null;
  /** Null until it is done, and where what was done is too long to keep. */
  readonly proof: TaskProof | null;
}

export interface LessonProgress {
  /** How many moments were read: the index of the furthest, and one; so 0 before the first. */
  readonly reached: number;
  /** Whether its end was reached. */
  readonly isDone: boolean;
  readonly answers: Readonly<Record<string, AnswerState>>;
  readonly tasks: Readonly<Record<string, TaskState>>;
}

/** What a learner says of a statement. */
export type Said = 'true' | 'false' | 'unsure';
export const allSaid = ['true', 'false', 'unsure'] as const satisfies readonly Said[];
/** Before the first lesson, or after the last one. */
export type Round = 'before' | 'after';

export interface Progress {
  readonly name: string | null;
  /** Made from the name. */
  readonly seed: string | null;
  /** The id of the path that was chosen: see paths.ts. */
  readonly path: string | null;
  /** By slug. */
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  /** By the id of the statement. */
  readonly misconceptions: Readonly<Record<Round, Readonly<Record<string, Said>>>>;
}

export const untried: AnswerState = { given: null, tries: 0, stage: 'open', seed: null };
export const undone: TaskState = { hints: 0, stage: 'open', seed: null, proof: null };
const unread: LessonProgress = { reached: 0, isDone: false, answers: {}, tasks: {} };
export const noProgress: Progress = {
  name: null,
  seed: null,
  path: null,
  lessons: {},
  misconceptions: { before: {}, after: {} },
};

/** Names come from links and files: `constructor` is one like any other. */
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

export const lessonIn = ({ lessons }: Progress, slug: string): LessonProgress =>
  own(lessons, slug) ?? unread;
export const answerIn = (progress: Progress, slug: string, id: string): AnswerState =>
  own(lessonIn(progress, slug).answers, id) ?? untried;
export const taskIn = (progress: Progress, slug: string, id: string): TaskState =>
  own(lessonIn(progress, slug).tasks, id) ?? undone;
export const saidIn = ({ misconceptions }: Progress, round: Round, id: string): Said | null =>
  own(misconceptions[round], id) ?? null;

const withLesson = (
  progress: Progress,
  slug: string,
  change: (lesson: LessonProgress) => LessonProgress,
): Progress => ({
  ...progress,
  lessons: { ...progress.lessons, [slug]: change(lessonIn(progress, slug)) },
});

/**
 * Somebody came to a moment.
 * @param at - its index; at the end as many as there are
 * @param moments - how many there are
 */
export const reached = (progress: Progress, slug: string, at: number, moments: number): Progress =>
  withLesson(progress, slug, (lesson) => ({
    ...lesson,
    reached: Math.max(lesson.reached, Math.min(at + 1, moments)),
    isDone: lesson.isDone || at >= moments,
  }));

/** Somebody answered; `seed` is that of the run. */
export function answered(
  progress: Progress,
  slug: string,
  id: string,
  answer: {
    readonly given: Given;
    readonly isRight: boolean;
    readonly isPredict: boolean;
    readonly seed: string | null;
  },
): Progress {
  const before = answerIn(progress, slug, id);
  if (before.stage !== 'open') return progress;
  const { given, isRight, isPredict, seed } = answer;
  const state = { given, seed, ...afterAnswer(before, isRight, isPredict) };
  return withLesson(progress, slug, (lesson) => ({
    ...lesson,
    answers: { ...lesson.answers, [id]: state },
  }));
}

const withTask = (progress: Progress, slug: string, id: string, state: TaskState): Progress =>
  withLesson(progress, slug, (lesson) => ({ ...lesson, tasks: { ...lesson.tasks, [id]: state } }));

/** One more hint of a task was asked for. */
export function hinted(progress: Progress, slug: string, id: string): Progress {
  const before = taskIn(progress, slug, id);
  if (before.stage !== 'open') return progress;
  return withTask(progress, slug, id, { ...before, hints: before.hints + 1 });
}

/** A task is over: done, or its solution was shown. What was done stays done. */
export function ended(
  progress: Progress,
  slug: string,
  id: string,
  end: Pick<TaskState, 'stage' | 'seed' | 'proof'>,
): Progress {
  const before = taskIn(progress, slug, id);
  if (before.stage !== 'open') return progress;
  return withTask(progress, slug, id, { ...before, ...end });
}

/** Forgets one lesson. */
export const withoutLesson = (progress: Progress, slug: string): Progress => ({
  ...progress,
  lessons: Object.fromEntries(Object.entries(progress.lessons).filter(([one]) => one !== slug)),
});

export const saidOf = (progress: Progress, round: Round, id: string, said: Said): Progress => ({
  ...progress,
  misconceptions: {
    ...progress.misconceptions,
    [round]: { ...progress.misconceptions[round], [id]: said },
  },
});
