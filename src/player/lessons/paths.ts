/** Ways through the lessons, for those who have less than three hours. */
import type { LessonHead } from '../../world/lessons/lesson.ts';
import { lessonIn, type Progress } from './progress-state.ts';

export type PathId = 'core' | 'everything' | 'tls';

export interface LessonPath {
  readonly id: PathId;
  /** Numbers of lessons, in order; null for all of them in their own. */
  readonly numbers: readonly number[] | null;
}

export const lessonPaths: readonly LessonPath[] = [
  { id: 'core', numbers: [1, 2, 4, 5, 9, 13] },
  { id: 'everything', numbers: null },
  { id: 'tls', numbers: [14, 6, 4, 9] },
];

/** The path that a learner chose; everything without a choice. */
export const chosenPath = ({ path }: Progress): LessonPath =>
  lessonPaths.find(({ id }) => id === path) ?? { id: 'everything', numbers: null };

/** The lessons of a path that there are, in its order. */
export const lessonsOn = <H extends Pick<LessonHead, 'number'>>(
  { numbers }: LessonPath,
  heads: readonly H[],
): readonly H[] =>
  numbers?.flatMap((number) => heads.filter((head) => head.number === number)) ?? heads;

/** The first lesson of a path that was not read to its end; null once all were. */
export const nextOn = <H extends Pick<LessonHead, 'number' | 'slug'>>(
  path: LessonPath,
  heads: readonly H[],
  progress: Progress,
): H | null => lessonsOn(path, heads).find(({ slug }) => !lessonIn(progress, slug).isDone) ?? null;

/** The lesson after one on a path: of a lesson that is not on it, the next by number. Null after the last. */
export function lessonAfter<H extends Pick<LessonHead, 'number'>>(
  path: LessonPath,
  heads: readonly H[],
  number: number,
): H | null {
  const on = lessonsOn(path, heads);
  const at = on.findIndex((head) => head.number === number);
  if (at >= 0) return on[at + 1] ?? null;
  return heads.find((head) => head.number > number) ?? null;
}

/** How far somebody is in a lesson. */
export type Status = 'new' | 'begun' | 'done';

export function statusOf(progress: Progress, slug: string): Status {
  const { reached, isDone } = lessonIn(progress, slug);
  if (isDone) return 'done';
  return reached > 0 ? 'begun' : 'new';
}
