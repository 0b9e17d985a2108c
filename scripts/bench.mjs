/**
 * `npm run bench -- …`: production builds of test/bench/main.ts, run by Node with the arguments given, and of the app, in
 * Chromium. With `--json`, stdout holds one JSON object (use `npm run --silent bench`).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { install, root } from './install.mjs';
import { missing } from './peers.mjs';

install();
const { build } = await import('vite');

const json = process.argv.includes('--json');
// Within node_modules, so that the packages left out of the build are found.
mkdirSync(`${root}node_modules/.cache`, { recursive: true });
const folder = mkdtempSync(`${root}node_modules/.cache/bench-`);
try {
  const printed = await benchEngine(join(folder, 'engine'));
  const page = missing().includes('chromium') ? null : await benchApp(join(folder, 'app'));
  if (page === null) console.error('there is no Chromium: the app is not measured');
  if (json) console.log(JSON.stringify({ ...JSON.parse(printed), page }));
  else if (page) print(page);
} finally {
  rmSync(folder, { recursive: true });
}

/** What it prints is shown at once, or returned for `--json`. */
async function benchEngine(/** @type {string} */ outDir) {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['ssh2'] },
    build: { ssr: 'test/bench/main.ts', outDir, target: 'node20', copyPublicDir: false },
  });
  const run = spawnSync(
    process.execPath,
    ['--expose-gc', join(outDir, 'main.js'), ...process.argv.slice(2)],
    { cwd: root, stdio: ['ignore', json ? 'pipe' : 'inherit', 'inherit'], encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(`the benchmark of the engine ended with ${run.status}`);
  return run.stdout ?? '';
}

async function benchApp(/** @type {string} */ outDir) {
  await build({ root, logLevel: 'error', build: { outDir } });
  const { benchPage } = await import('./bench-page.mjs');
  return benchPage(outDir);
}

function print(
  /** @type {Awaited<ReturnType<typeof import('./bench-page.mjs').benchPage>>} */ page,
) {
  const { counts, step_ms, steps_ratio, memory } = page;
  for (const which of /** @type {const} */ (['few', 'many'])) {
    const run = `${counts[which].frames} frames, ${counts[which].steps} steps`;
    console.log(`a step of a run of ${run.padEnd(27)} ${step_ms[which].toFixed(2)} ms`);
  }
  console.log(`ratio${' '.repeat(43)}${steps_ratio.toFixed(2)}`);
  for (const { frames, bytes, page: onPage, worker } of memory) {
    const held = `page ${mb(onPage)}, worker ${mb(worker)}`;
    const share = ((onPage + worker) / bytes).toFixed(2);
    console.log(
      `memory at ${frames} frames, ${mb(bytes)} sent: ${held}, ${share} bytes a byte sent`,
    );
  }
}

/** @returns {string} */
function mb(/** @type {number} */ bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
