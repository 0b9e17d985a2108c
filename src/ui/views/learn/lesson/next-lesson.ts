import { lessons } from 'virtual:lessons';
import type { LessonHead } from '../../../../world/lessons/lesson.ts';

/** The lesson after one; null after the last. */
export const nextLesson = (slug: string): LessonHead | null =>
  lessons[lessons.findIndex((one) => one.slug === slug) + 1] ?? null;
