/**
 * What the browser fetches before the default run shows, in gzipped bytes: the page's scripts, the
 * worker's, and what either imports statically. Chunks that are loaded on demand do not count.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** kB of 1000 bytes. */
export const limits = { page: 110, all: 155 };

/** Sizes of a build in kB, with the files that count. Throws when the build has no worker. */
export function measure(/** @type {string} */ dist) {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const entries = [...html.matchAll(/<script[^>]* src="\.\/([^"]+\.js)"/g)].map((match) =>
    String(match[1]),
  );
  const page = entries.flatMap((file) => follow(dist, file));
  /** @type {{ file: string, assets?: string[] }[]} */
  const chunks = Object.values(JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')));
  const workers = chunks
    .filter(({ file }) => page.includes(file))
    .flatMap(({ assets = [] }) => assets.filter((asset) => asset.endsWith('.js')));
  const all = [...new Set([...page, ...workers.flatMap((file) => follow(dist, file))])];
  const sizes = Object.fromEntries(
    all.map((file) => [file, gzipSync(readFileSync(join(dist, file))).length / 1000]),
  );
  const sum = (/** @type {string[]} */ files) =>
    files.reduce((total, file) => total + (sizes[file] ?? 0), 0);
  return { page: sum([...new Set(page)]), all: sum(all), sizes, workers };
}

/**
 * A chunk and all that it imports statically. The chunks of a build lie in one folder.
 * @returns {string[]}
 */
function follow(/** @type {string} */ dist, /** @type {string} */ file, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  const code = readFileSync(join(dist, file), 'utf8');
  const imports = [...code.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)];
  const folder = file.slice(0, -basename(file).length);
  return [file, ...imports.flatMap((match) => follow(dist, `${folder}${match[1]}`, seen))];
}
