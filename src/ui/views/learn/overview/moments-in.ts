import type { LessonHead } from '../../../../world/lessons/lesson.ts';

/** How many moments a lesson has. */
export const momentsIn = ({ parts }: LessonHead): number =>
  parts.reduce((sum, { moments }) => sum + moments, 0);
