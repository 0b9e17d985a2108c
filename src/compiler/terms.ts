/** Terms over all lessons: each is introduced once, used only from there on, and later uses lead to it. */
import type { Inline, Lesson, Term } from '../world/lessons/lesson.ts';
import type { Source } from './source.ts';
import { walkLesson, type Visitor, type Where } from './walk.ts';

export interface Compiled {
  readonly lesson: Lesson;
  readonly source: Source;
}

interface Introduced {
  readonly term: Term;
  readonly by: Compiled;
}

/** The lessons, in order, with the uses of their terms as such. A use before its introduction is reported. */
export function linkTerms(lessons: readonly Compiled[]): Lesson[] {
  const known = allTerms(lessons);
  const pattern = patternOf([...known.keys()]);
  const introduced = new Set<Term>();
  return lessons.map(({ lesson, source }) => {
    const linked = walkLesson(lesson, linker(known, pattern, introduced, source));
    return { ...linked, terms: termsIn(linked) };
  });
}

/** The terms that a lesson introduces, in order. */
export const termsIn = ({ parts }: Pick<Lesson, 'parts'>): Term[] =>
  parts.flatMap(({ moments }) =>
    moments.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'term' ? [block.term] : [])),
    ),
  );

/** By each of its forms, in small letters. What is introduced twice is reported. */
function allTerms(lessons: readonly Compiled[]): ReadonlyMap<string, Introduced> {
  const known = new Map<string, Introduced>();
  for (const by of lessons) {
    for (const term of termsIn(by.lesson)) {
      for (const form of [term.name, ...term.also]) {
        const earlier = known.get(form.toLowerCase());
        if (earlier && earlier.term !== term)
          by.source.report(
            by.source.lineOfMade(term),
            `the term \`${form}\` was introduced before, by ${earlier.by.source.file}:${lineOf(earlier)}: take this one out`,
          );
        else known.set(form.toLowerCase(), { term, by });
      }
    }
  }
  return known;
}

const lineOf = ({ term, by }: Introduced): number => by.source.lineOfMade(term);

/** Whole words, the longest first, but not the name of a panel, as in “the Packet panel”; null where there are no terms. */
function patternOf(forms: readonly string[]): RegExp | null {
  if (forms.length === 0) return null;
  const longestFirst = forms.toSorted((a, b) => b.length - a.length);
  const words = longestFirst.map((form) =>
    form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'),
  );
  return new RegExp(
    `(?<![\\p{L}\\p{N}_-])(?:${words.join('|')})(?![\\p{L}\\p{N}_-]|\\s+panel)`,
    'giu',
  );
}

function linker(
  known: ReadonlyMap<string, Introduced>,
  pattern: RegExp | null,
  introduced: Set<Term>,
  source: Source,
): Visitor {
  let here = new Set<Term>();
  let seen = new WeakMap<object, Set<Term>>();
  const seenIn = (unit: object): Set<Term> => {
    const terms = seen.get(unit) ?? new Set();
    seen.set(unit, terms);
    return terms;
  };
  const inText = (inline: Inline & { kind: 'text' }, where: Where): Inline[] => {
    if (!pattern) return [inline];
    const pieces: Inline[] = [];
    let end = 0;
    for (const { 0: word, index } of inline.text.matchAll(pattern)) {
      const found = known.get(word.toLowerCase().replace(/\s+/g, ' '));
      if (!found) continue;
      const { term } = found;
      if (!introduced.has(term)) {
        if (where.isProse) reportEarly(word, found, lineAt(inline, index, source), source);
        continue;
      }
      const linked = seenIn(where.unit);
      if (!where.isOpen || here.has(term) || linked.has(term)) continue;
      linked.add(term);
      if (index > end) pieces.push({ kind: 'text', text: inline.text.slice(end, index) });
      pieces.push({ kind: 'term', name: term.name, text: word });
      end = index + word.length;
    }
    const rest = inline.text.slice(end);
    return pieces.length === 0
      ? [inline]
      : rest === ''
        ? pieces
        : [...pieces, { kind: 'text', text: rest }];
  };
  const inAll = (inlines: readonly Inline[], where: Where): Inline[] =>
    inlines.flatMap((inline): Inline[] => {
      if (inline.kind === 'text') return inText(inline, where);
      if (!('content' in inline)) return [inline];
      const isLink = inline.kind === 'point' || inline.kind === 'page';
      return [
        { ...inline, content: inAll(inline.content, isLink ? { ...where, isOpen: false } : where) },
      ];
    });
  return {
    text: inAll,
    term(term: Term) {
      introduced.add(term);
      here.add(term);
    },
    moment() {
      here = new Set();
      seen = new WeakMap();
    },
  };
}

function reportEarly(word: string, { term, by }: Introduced, line: number, source: Source): void {
  const where =
    by.source.file === source.file
      ? `in line ${lineOf({ term, by })} of this file`
      : `by ${by.source.file}:${lineOf({ term, by })}`;
  source.report(
    line,
    `\`${word}\` is a term that is introduced later, ${where}: write around it, or introduce it before with \`:::term\``,
  );
}

function lineAt(inline: Inline, index: number, source: Source): number {
  const written = source.written.get(inline);
  return written ? written.line + written.raw.slice(0, index).split('\n').length - 1 : 1;
}
