/** Serves the lessons of `lessons/en` as modules; src/player/lessons-modules.d.ts says which. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';
import { openRunner } from './runner.mjs';

/** What lessons are compiled with. */
const COMPILER = /\/src\/(compiler|world|protocol|crypto|codec)\/.*\.ts$/;
const NAMES = /^virtual:(lessons|glossary|misconceptions|lesson\/.+)$/;

/** @typedef {{ modules: Record<string, string>, mistakes: import('../src/compiler/mistakes.ts').Mistake[] }} Built */

/** @type {Promise<(root: string, folder: string) => Built> | null} */
let compiler = null;
/**
 * By folder.
 * @type {Map<string, Promise<Built>>}
 */
const built = new Map();

async function openCompiler() {
  const runner = await openRunner('lessons');
  const { buildModules } = await runner.import('/src/compiler/build.ts');
  await runner.close();
  return buildModules;
}

/** Compiled once for the page and its worker, until a file changes. */
function build(/** @type {string} */ folder) {
  compiler ??= openCompiler();
  const made = built.get(folder) ?? compiler.then((buildModules) => buildModules(root, folder));
  built.set(folder, made);
  return made;
}

/**
 * What Vite shows of mistakes, over the page or in the terminal: all of them, at the place of the first.
 * @param {string} folder
 * @param {Built['mistakes']} mistakes
 */
function errorOf(folder, mistakes) {
  const [first] = mistakes;
  if (!first) return null;
  const lines = mistakes.map(({ file, line, message }) => `lessons/en/${file}:${line}: ${message}`);
  const id = join(folder, first.file);
  const text = readFileSync(id, 'utf8').split('\n');
  const frame = text
    .map(
      (line, at) => `${at + 1 === first.line ? '>' : ' '} ${String(at + 1).padStart(4)} | ${line}`,
    )
    .slice(Math.max(0, first.line - 3), first.line + 2)
    .join('\n');
  return { message: lines.join('\n'), id, frame, loc: { file: id, line: first.line, column: 0 } };
}

/** @returns {import('vite').Plugin} */
export function lessons(folder = join(root, 'lessons/en')) {
  let isBuild = false;
  return {
    name: 'lessons',
    configResolved({ command }) {
      isBuild = command === 'build';
    },
    async buildStart() {
      if (!isBuild) return;
      const error = errorOf(folder, (await build(folder)).mistakes);
      if (error) this.error(error);
    },
    resolveId: (source) => (NAMES.test(source) ? `\0${source}` : null),
    async load(id) {
      const name = id.slice(1);
      if (!id.startsWith('\0') || !NAMES.test(name)) return null;
      const { modules, mistakes } = await build(folder);
      const error = errorOf(folder, mistakes);
      if (error) this.error(error);
      const code = modules[name];
      if (code === undefined) this.error(`there is no lesson ${name}`);
      return code;
    },
    async hotUpdate({ file, server }) {
      const isLesson = file.startsWith(folder) && file.endsWith('.md');
      if (!isLesson && !COMPILER.test(file)) return;
      // Each environment is told of the change; one compilation is enough.
      if (this.environment.name !== 'client') return isLesson ? [] : undefined;
      built.delete(folder);
      for (const environment of Object.values(server.environments))
        for (const module of environment.moduleGraph.idToModuleMap.values())
          if (module.id?.startsWith('\0virtual:')) environment.moduleGraph.invalidateModule(module);
      if (!isLesson) {
        compiler = null; // a new scenario, or a new fact, is one that lessons may name
        return;
      }
      const error = errorOf(folder, (await build(folder)).mistakes);
      if (error) {
        const said = { ...error, plugin: 'lessons', stack: '' };
        this.environment.hot.send({ type: 'error', err: said });
      } else this.environment.hot.send({ type: 'full-reload' }); // the address keeps the place
      return [];
    },
  };
}
