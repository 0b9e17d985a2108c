import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { chromium } from './test/peers.ts';

// Chosen once: the workers, which load this file too, inherit it.
const port = (process.env['SSHOW_TEST_PORT'] ??= String(20_000 + Math.floor(Math.random() * 1e4)));
const baseURL = `http://127.0.0.1:${port}/`;
const installed = chromium();

/** The built app in Chromium: the one on PATH, else the one that Playwright has downloaded. */
export default defineConfig({
  testDir: 'test/browser',
  globalSetup: 'test/browser/built-cli.ts',
  fullyParallel: true,
  // A test waits for the page for more than half of its time: two of them fill a processor.
  workers: Math.min(8, 2 * availableParallelism()),
  timeout: 60_000,
  projects: [
    { name: 'browser', testIgnore: 'speed.test.ts' },
    // For looking at: `npx playwright test --project=pictures`.
    { name: 'pictures', testDir: 'test/screenshots', testMatch: 'lessons.ts', workers: 1 },
    // Measures time, so it runs alone: `npm run bench:scrub`.
    { name: 'speed', testMatch: 'speed.test.ts', workers: 1 },
  ],
  globalTimeout: 25 * 60_000,
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: baseURL,
  },
  use: {
    baseURL,
    // What is kept for use without a network is tested where it is asked for.
    serviceWorkers: 'block',
    launchOptions: {
      ...(installed ? { executablePath: installed } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
