import { lessons } from 'virtual:lessons';
import { useStore } from 'zustand';
import { chosenPath, lessonAfter } from '../../../../player/lessons/paths.ts';
import { progress } from '../../../../player/lessons/progress.ts';
import type { LessonHead } from '../../../../world/lessons/lesson.ts';

/** The lesson after one on the path that was chosen; null after the last. */
export const useNextLesson = (number: number): LessonHead | null =>
  lessonAfter(chosenPath(useStore(progress.store)), lessons, number);
