import { defineConfig } from 'vitest/config';

/** Sessions with real peers: slow to start, and each wants a processor. */
export default defineConfig({
  test: {
    include: ['test/interop/**/*.test.ts'],
    globalSetup: 'test/interop/built-cli.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 4,
  },
});
