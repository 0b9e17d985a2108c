/** What an author is told about lessons: see scripts/lessons.mjs. */
import { compileAll } from './build.ts';
import { checkLesson } from './check/lesson.ts';
import { Runs } from './check/runs.ts';
import type { Compilation } from './compile.ts';
import { inLines, inOrder, type Mistake } from './mistakes.ts';

export interface Report {
  readonly lines: readonly string[];
  /** Of the process: 0 where nothing is wrong, 1 where something is, 2 where a file is none of the folder's. */
  readonly status: 0 | 1 | 2;
}

/** A scenario's own seed, and one such as a learner has. */
const checkedSeeds: readonly (string | null)[] = [null, 'a learner'];

/**
 * @param root - the folder of the project
 * @param only - names of files to tell of; all where there are none
 * @param checks - whether they are held against their runs as well
 */
export async function reportOn(
  root: string,
  only: readonly string[],
  checks: boolean,
): Promise<Report> {
  const compilation = compileAll(root);
  const { files, lessons } = compilation;
  const unknown = only.filter((name) => !files.includes(name));
  if (unknown.length > 0) {
    const there = files.length === 0 ? 'it has none' : `there are ${files.join(', ')}`;
    return { lines: [`${unknown.join(', ')}: no lesson of lessons/en; ${there}`], status: 2 };
  }
  const isMeant = (file: string) => only.length === 0 || only.includes(file);
  const found = checks ? await checkAll(compilation, isMeant) : compilation.mistakes;
  const told = found.filter(({ file }) => isMeant(file));
  const count = only.length === 0 ? lessons.length : only.length;
  return told.length === 0
    ? { lines: [`${count} ${count === 1 ? 'lesson' : 'lessons'}: nothing is wrong`], status: 0 }
    : { lines: [inLines(told)], status: 1 };
}

/** Runs with each of the seeds. */
export const runsToCheck = (): readonly Runs[] => checkedSeeds.map((seed) => new Runs(seed));

/** All mistakes, with those that the runs show of the files that are meant. */
export async function checkAll(
  { compiled, mistakes }: Compilation,
  isMeant: (file: string) => boolean = () => true,
  runsBySeed = runsToCheck(),
): Promise<readonly Mistake[]> {
  const meant = compiled.filter(({ source }) => isMeant(source.file));
  // What cannot be read cannot be run.
  const sound = meant.filter(({ source }) => source.mistakes.length === 0);
  for (const runs of runsBySeed) for (const one of sound) await checkLesson(one, runs);
  return inOrder([...mistakes, ...meant.flatMap(({ source }) => source.mistakes)]);
}
