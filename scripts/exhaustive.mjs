/** `npm run test:exhaustive -- …`: the tests over every row of their tables, which takes long. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install, root } from './install.mjs';

install();
const vitest = ['run', '--passWithNoTests', '--config'];
run('vitest', [...vitest, 'vite.config.ts', ...process.argv.slice(2)]);
run('vitest', [...vitest, 'vitest.interop.config.ts', ...process.argv.slice(2)]);
run('vite', ['build', '--logLevel', 'warn']);
run('playwright', ['test', '--project=browser', '--pass-with-no-tests', ...process.argv.slice(2)]);

function run(/** @type {string} */ tool, /** @type {string[]} */ args) {
  const ended = spawnSync(join(root, 'node_modules/.bin', tool), args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, SSHOW_EXHAUSTIVE: '1' },
    shell: process.platform === 'win32',
  });
  process.exitCode ||= ended.status ?? 1;
}
