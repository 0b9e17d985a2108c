/** What the scripts ask of the compiler: all lessons, with all that is wrong in them. */
import { join } from 'node:path';
import { compileLessons, type Compilation } from './compile.ts';
import { filesIn, pagesIn, panelsIn } from './folder.ts';
import { modulesOf } from './modules.ts';
import { namesWith } from './names.ts';
import type { Names } from './source.ts';

/** @param root - the folder of the project */
export const namesOf = (root: string): Names =>
  namesWith(panelsIn(join(root, 'src/ui/panels')), pagesIn(join(root, 'src/ui/views/pages.ts')));

/** `files` are the names of all that were read. */
export function compileAll(
  root: string,
  folder = join(root, 'lessons/en'),
): Compilation & { readonly files: readonly string[] } {
  const files = filesIn(folder);
  return { ...compileLessons(files, namesOf(root)), files: files.map(({ name }) => name) };
}

/** The virtual modules, and what is wrong. */
export function buildModules(root: string, folder: string) {
  const { lessons, misconceptions, mistakes } = compileAll(root, folder);
  return { modules: modulesOf(lessons, misconceptions), mistakes };
}
