/** `npm run --silent sshow -- …`: runs src/cli/main.ts. Vite prints nothing; stdout is the command's. */
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
const { main } = await environment.runner.import('/src/cli/main.ts');

// npm runs scripts in the package's folder; the paths that people give are relative to theirs.
if (process.env['npm_lifecycle_event'] === 'sshow') process.chdir(process.env['INIT_CWD'] ?? '.');

process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
  if (error.code === 'EPIPE') process.exit(0); // as in `… | head`
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
// Leave only when everything is written, but then whatever is still open.
process.stdout.write('', () => process.stderr.write('', () => process.exit()));
