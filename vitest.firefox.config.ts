import { defineConfig } from 'vitest/config';

/** The built app in Firefox, which Playwright cannot drive when it comes from Debian. */
export default defineConfig({
  test: {
    include: ['test/firefox/**/*.test.ts'],
    globalSetup: 'test/firefox/serve.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
