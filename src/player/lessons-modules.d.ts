/** What the compiler makes of `lessons/en`; scripts/lessons-plugin.mjs serves it. */

/* oxlint-disable typescript/consistent-type-imports -- import declarations with a path are not resolved in here */

declare module 'virtual:lessons' {
  /** In the order of their numbers. */
  export const lessons: readonly import('../world/lessons/lesson.ts').LessonHead[];
  /** Loads one lesson, by its slug. */
  export const load: Readonly<
    Record<string, () => Promise<import('../world/lessons/lesson.ts').Lesson>>
  >;
}

declare module 'virtual:glossary' {
  /** The terms of all lessons, in the order of the alphabet. */
  export const glossary: readonly import('../world/lessons/lesson.ts').GlossaryEntry[];
}

declare module 'virtual:misconceptions' {
  /** In the order of their file. */
  export const misconceptions: readonly import('../world/lessons/lesson.ts').Misconception[];
}
