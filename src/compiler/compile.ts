/** Makes lessons of the files in `lessons/en`. */
import type { Lesson, Misconception } from '../world/lessons/lesson.ts';
import { frontMatterOf } from './front-matter.ts';
import { BESIDE_LESSONS, checkLinks } from './links.ts';
import { parseMarkdown } from './markdown.ts';
import {
  AFTER_ALL,
  checkMisconceptions,
  MISCONCEPTIONS,
  misconceptionsIn,
} from './misconceptions.ts';
import { inOrder, type Mistake } from './mistakes.ts';
import { partsOf } from './moments.ts';
import { checkRules } from './rules.ts';
import { Source, type Names } from './source.ts';
import { typeset } from './typeset.ts';
import { linkTerms, termsIn, type Compiled } from './terms.ts';

export interface LessonFile {
  /** Such as `04-right-server.md`. */
  readonly name: string;
  readonly text: string;
}

export interface Compilation {
  /** In the order of their numbers; those with mistakes as far as they could be read. */
  readonly lessons: readonly Lesson[];
  /** In the order of their file. */
  readonly misconceptions: readonly Misconception[];
  /** All of these before terms were linked, each with where its parts stand in its file. */
  readonly compiled: readonly Compiled[];
  readonly mistakes: readonly Mistake[];
}

const NAME = /^(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/;

/** Compiles all lessons together: terms go through all of them. Never throws for what is in a file. */
export function compileLessons(files: readonly LessonFile[], names: Names): Compilation {
  const sources = files
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, text }) => new Source(name, text.replaceAll('\r\n', '\n'), names));
  const compiled = sources.flatMap((source): Compiled[] => {
    const lesson = compileLesson(source);
    return lesson ? [{ lesson, source }] : [];
  });
  for (const [at, { lesson, source }] of compiled.entries()) {
    const before = compiled[at - 1];
    if (before?.lesson.number === lesson.number)
      source.report(1, `${before.source.file} has the same number: rename one of the two`);
    if (compiled.some((other, index) => index < at && other.lesson.slug === lesson.slug))
      source.report(1, `another lesson is named \`${lesson.slug}\`: rename one of the two`);
  }
  checkLinks(compiled);
  const linked = linkTerms(compiled);
  return {
    lessons: linked.filter(({ number }) => number !== AFTER_ALL),
    misconceptions: linked
      .filter(({ number }) => number === AFTER_ALL)
      .flatMap((lesson) => misconceptionsIn(lesson)),
    compiled,
    mistakes: inOrder(sources.flatMap(({ mistakes }) => mistakes)),
  };
}

function compileLesson(source: Source): Lesson | null {
  if (source.file === MISCONCEPTIONS) {
    const lesson = readLesson(source, AFTER_ALL, 'misconceptions');
    checkMisconceptions(lesson, source);
    return lesson;
  }
  const [, number, slug] = NAME.exec(source.file) ?? [];
  if (number === undefined || slug === undefined) {
    source.report(
      1,
      'the name of the file has another form: write two digits and words in small letters with dashes, such as `04-right-server.md`',
    );
    return null;
  }
  if (BESIDE_LESSONS.includes(slug))
    source.report(1, `\`#/learn/${slug}\` is another page: rename the file`);
  const lesson = readLesson(source, Number(number), slug);
  checkRules(lesson, source);
  return lesson;
}

function readLesson(source: Source, number: number, slug: string): Lesson {
  const root = parseMarkdown(source.text);
  const front = frontMatterOf(
    root.children.find((node) => node.type === 'yaml'),
    source,
  );
  const parts = partsOf(root, front.scenario, source);
  const terms = termsIn({ parts });
  return {
    number,
    slug,
    title: typeset(front.title),
    minutes: front.minutes,
    objectives: front.objectives,
    sources: front.sources,
    terms,
    parts,
  };
}
