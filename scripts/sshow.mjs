/** `npm run --silent sshow -- …`: runs src/cli/process.ts. Vite prints nothing; stdout is the command's. */
import { existsSync } from 'node:fs';
import { install, root } from './install.mjs';

// Only when nothing is there: a command that people run many times at once must not reinstall.
if (!existsSync(`${root}node_modules/vite`)) install();
const { createRunnableDevEnvironment, resolveConfig } = await import('vite');

// As vite's `runnerImport` does, but it stays open: `import()` also works while a command runs.
const config = await resolveConfig(
  {
    root,
    configFile: false,
    envDir: false,
    logLevel: 'silent',
    environments: {
      cli: {
        consumer: 'server',
        dev: { moduleRunnerTransform: true },
        resolve: { external: true, mainFields: [], conditions: ['node'] },
      },
    },
  },
  'serve',
);
const environment = createRunnableDevEnvironment('cli', config, {
  runnerOptions: { hmr: { logger: false } },
  hot: false,
});
await environment.init();
const { runProcess } = await environment.runner.import('/src/cli/process.ts');
await runProcess();
