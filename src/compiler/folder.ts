/** The lessons' files. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LessonFile } from './compile.ts';

/** The files of a folder whose names end in `.md`; none where there is no such folder. */
export function filesIn(folder: string): LessonFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));
}

/** The ids of the app's panels: a file each. */
export const panelsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => name.slice(0, -'.tsx'.length));

/** The names of the app's pages, by the file that lists them; the stage is one as well. */
export const pagesIn = (file: string): string[] => [
  'stage',
  ...[...readFileSync(file, 'utf8').matchAll(/\bpath: '\/([\w-]+)'/g)].map(([, name = '']) => name),
];
