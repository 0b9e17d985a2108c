/** The modules that lessons become: small heads of all, one late module a lesson, the glossary. */
import { buildsOn } from './builds-on.ts';
import type { GlossaryEntry, Lesson, LessonHead, Misconception } from '../world/lessons/lesson.ts';

export function headsOf(lessons: readonly Lesson[]): LessonHead[] {
  const bases = buildsOn(lessons);
  return lessons.map(({ parts, ...lesson }, at) => ({
    ...lesson,
    buildsOn: bases[at] ?? [],
    parts: parts.map(({ title, moments }) => ({ title, moments: moments.length })),
  }));
}

/** Every term with where it is introduced, in the order of the alphabet. */
export function glossaryOf(lessons: readonly Lesson[]): GlossaryEntry[] {
  const entries = lessons.flatMap(({ number, slug, title, parts }) =>
    parts
      .flatMap(({ moments }) => moments)
      .flatMap(({ place, blocks }, at) =>
        blocks.flatMap((block) =>
          block.kind === 'term'
            ? [{ ...block.term, lesson: { number, slug, title }, moment: at + 1, place }]
            : [],
        ),
      ),
  );
  return entries.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** The code of each virtual module, by its name. */
export function modulesOf(
  lessons: readonly Lesson[],
  misconceptions: readonly Misconception[],
): Record<string, string> {
  const loaders = lessons.map(
    ({ slug }) =>
      `${JSON.stringify(slug)}: () => import('virtual:lesson/${slug}').then(({ lesson }) => lesson)`,
  );
  return {
    'virtual:lessons': [
      `export const lessons = ${JSON.stringify(headsOf(lessons))};`,
      `export const load = { ${loaders.join(', ')} };`,
    ].join('\n'),
    'virtual:glossary': `export const glossary = ${JSON.stringify(glossaryOf(lessons))};`,
    'virtual:misconceptions': `export const misconceptions = ${JSON.stringify(misconceptions)};`,
    ...Object.fromEntries(
      lessons.map((lesson) => [
        `virtual:lesson/${lesson.slug}`,
        `export const lesson = ${JSON.stringify(lesson)};`,
      ]),
    ),
  };
}
