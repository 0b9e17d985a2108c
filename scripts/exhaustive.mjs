/** `npm run test:exhaustive -- …`: the unit tests over every combination, which takes minutes. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install, root } from './install.mjs';

install();
for (const config of ['vite.config.ts', 'vitest.interop.config.ts']) {
  const run = spawnSync(
    join(root, 'node_modules/.bin/vitest'),
    ['run', '--passWithNoTests', '--config', config, ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, SSHOW_EXHAUSTIVE: '1' },
      shell: process.platform === 'win32',
    },
  );
  process.exitCode ||= run.status ?? 1;
}
