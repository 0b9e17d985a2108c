/** The lesson of lessons/README.md, in which nothing is wrong, and what becomes of it when it is changed. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { namesOf } from '../../../src/compiler/build.ts';
import { compileLessons, type LessonFile } from '../../../src/compiler/compile.ts';

const names = namesOf(`${process.cwd()}/`);
export const readme = readFileSync('lessons/README.md', 'utf8');
export const good = /```markdown\n([^]*?)\n```\n/.exec(readme)?.[1] ?? '';

export const compileFiles = (...files: readonly LessonFile[]) => compileLessons(files, names);
export const compiled = (text: string) => compileFiles({ name: '16-who-speaks-first.md', text });

/** With one place of it written otherwise; the place must be there. */
export function changed(from: string, to: string): string {
  expect(good).toContain(from);
  return good.replace(from, () => to);
}

/** From 1. */
export const lineOf = (text: string, part: string): number =>
  text.slice(0, text.indexOf(part)).split('\n').length;
