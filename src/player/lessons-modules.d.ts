/** What the compiler makes of `lessons/en`; scripts/lessons-plugin.mjs serves it. */

declare module 'virtual:lessons' {
  import type { Lesson, LessonHead } from '../world/lessons/lesson.ts';

  /** In the order of their numbers. */
  export const lessons: readonly LessonHead[];
  /** Loads one lesson, by its slug. */
  export const load: Readonly<Record<string, () => Promise<Lesson>>>;
}

declare module 'virtual:glossary' {
  import type { GlossaryEntry } from '../world/lessons/lesson.ts';

  /** The terms of all lessons, in the order of the alphabet. */
  export const glossary: readonly GlossaryEntry[];
}
