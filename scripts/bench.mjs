/**
 * `npm run bench -- …`: a production build of test/bench/main.ts, run by Node with the arguments
 * given. With `--json`, stdout holds only what the benchmark prints (use `npm run --silent bench`).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { install, root } from './install.mjs';

install();
const { build } = await import('vite');

// Within node_modules, so that the packages left out of the build are found.
mkdirSync(`${root}node_modules/.cache`, { recursive: true });
const folder = mkdtempSync(`${root}node_modules/.cache/bench-`);
try {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['ssh2'] },
    build: { ssr: 'test/bench/main.ts', outDir: folder, target: 'node20', copyPublicDir: false },
  });
  const run = spawnSync(
    process.execPath,
    ['--expose-gc', `${folder}/main.js`, ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit' },
  );
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
