/** Runs TypeScript of `src/` in Node as Vite would serve it, `import.meta.glob` and all. */
import { root } from './install.mjs';

/**
 * As vite's `runnerImport` does, but it stays open: `import()` also works while a command runs.
 * @param {string} name - of the environment
 */
export async function openRunner(name) {
  const { createRunnableDevEnvironment, resolveConfig } = await import('vite');
  const config = await resolveConfig(
    {
      root,
      configFile: false,
      envDir: false,
      logLevel: 'silent',
      environments: {
        [name]: {
          consumer: 'server',
          dev: { moduleRunnerTransform: true },
          resolve: { external: true, mainFields: [], conditions: ['node'] },
        },
      },
    },
    'serve',
  );
  const environment = createRunnableDevEnvironment(name, config, {
    runnerOptions: { hmr: { logger: false } },
    hot: false,
  });
  await environment.init();
  return {
    /** A module by its path in the project, such as `/src/cli/process.ts`. */
    import: (/** @type {string} */ path) => environment.runner.import(path),
    close: () => environment.close(),
  };
}
