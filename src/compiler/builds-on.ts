/** Which lessons a lesson builds on: those whose terms it uses. */
import type { Inline, Lesson } from '../world/lessons/lesson.ts';
import { termsIn } from './terms.ts';
import { walkLesson } from './walk.ts';

/** More would say nothing: late lessons use something of almost all. */
const MOST = 3;

/** For each lesson, the numbers of up to three others, of which it uses most terms, in their order. */
export function buildsOn(lessons: readonly Lesson[]): readonly (readonly number[])[] {
  const introducedBy = new Map(
    lessons.flatMap((lesson) => termsIn(lesson).map(({ name }) => [name, lesson.number] as const)),
  );
  return lessons.map((lesson) => {
    const used = new Map<number, number>();
    for (const name of namesIn(lesson)) {
      const by = introducedBy.get(name);
      if (by !== undefined && by !== lesson.number) used.set(by, (used.get(by) ?? 0) + 1);
    }
    return [...used]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, MOST)
      .map(([number]) => number)
      .toSorted((a, b) => a - b);
  });
}

/** The terms that a lesson uses, once each. */
function namesIn(lesson: Lesson): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (inlines: readonly Inline[]): void => {
    for (const inline of inlines) {
      if (inline.kind === 'term') names.add(inline.name);
      else if ('content' in inline) collect(inline.content);
    }
  };
  walkLesson(lesson, {
    text(inlines) {
      collect(inlines);
      return inlines;
    },
  });
  return names;
}
