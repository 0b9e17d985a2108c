/** What an author is told about lessons: see scripts/lessons.mjs. */
import { compileAll } from './build.ts';
import { inLines } from './mistakes.ts';

export interface Report {
  readonly lines: readonly string[];
  /** Of the process: 0 where nothing is wrong, 1 where something is, 2 where a file is none of the folder's. */
  readonly status: 0 | 1 | 2;
}

/** @param only - names of files to tell of; all where there are none */
export async function reportOn(root: string, only: readonly string[]): Promise<Report> {
  const { files, lessons, mistakes } = compileAll(root);
  const unknown = only.filter((name) => !files.includes(name));
  if (unknown.length > 0) {
    const there = files.length === 0 ? 'it has none' : `there are ${files.join(', ')}`;
    return { lines: [`${unknown.join(', ')}: no lesson of lessons/en; ${there}`], status: 2 };
  }
  const isMeant = ({ file }: { readonly file: string }) => only.length === 0 || only.includes(file);
  const found = mistakes.filter(isMeant);
  const count = only.length === 0 ? lessons.length : only.length;
  return found.length === 0
    ? { lines: [`${count} ${count === 1 ? 'lesson' : 'lessons'}: nothing is wrong`], status: 0 }
    : { lines: [inLines(found)], status: 1 };
}
