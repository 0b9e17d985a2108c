/** What the scripts ask of the compiler: the lessons of a folder, with all that is wrong in them. */
import { compileLessons, type Compilation } from './compile.ts';
import { filesIn } from './folder.ts';
import { modulesOf } from './modules.ts';
import { names } from './names.ts';

/** `files` are the names of all that were read. */
export function compileFolder(folder: string): Compilation & { readonly files: readonly string[] } {
  const files = filesIn(folder);
  return { ...compileLessons(files, names), files: files.map(({ name }) => name) };
}

/** The virtual modules, and what is wrong. */
export function buildModules(folder: string) {
  const { lessons, mistakes } = compileFolder(folder);
  return { modules: modulesOf(lessons), mistakes };
}
