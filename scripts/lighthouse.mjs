/**
 * Lighthouse, as on a phone, on the built site: all points for accessibility and best practices, nearly all for speed.
 * `node scripts/lighthouse.mjs` prints the scores of `dist/`, and fails below the limits.
 */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { preview } from 'vite';
import { root } from './install.mjs';
import { chromium } from './peers.mjs';

/** Points of 100. */
export const least = { accessibility: 100, 'best-practices': 100, performance: 95 };
/** A machine that does something else at the same time is slower: the best of so many tries counts for speed. */
const TRIES = 4;

/** @typedef {Record<keyof typeof least, number>} Scores */

/** @returns {Promise<{ scores: Scores, problems: string[] }>} What is below the limits, in words. */
export async function measureSite() {
  const server = await preview({
    root,
    preview: { host: '127.0.0.1', port: 0 },
    logLevel: 'error',
  });
  const flags = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  const path = chromium();
  const chrome = await launch({ ...(path ? { chromePath: path } : {}), chromeFlags: flags });
  try {
    const url = server.resolvedUrls?.local[0] ?? '';
    let found = await once(url, chrome.port);
    for (let tries = 1; tries < TRIES && found.scores.performance < least.performance; tries += 1) {
      const next = await once(url, chrome.port);
      if (next.scores.performance > found.scores.performance) found = next;
    }
    return found;
  } finally {
    chrome.kill();
    await server.close();
  }
}

/** @returns {Promise<{ scores: Scores, problems: string[] }>} */
async function once(/** @type {string} */ url, /** @type {number} */ port) {
  const names = Object.keys(least);
  const result = await lighthouse(url, { port, onlyCategories: names, logLevel: 'error' });
  if (!result) throw new Error('Lighthouse gave no result');
  const { categories, audits } = result.lhr;
  const points = (/** @type {string} */ name) => Math.round((categories[name]?.score ?? 0) * 100);
  const scores = {
    accessibility: points('accessibility'),
    'best-practices': points('best-practices'),
    performance: points('performance'),
  };
  const problems = Object.entries(least).flatMap(([name, limit]) =>
    points(name) >= limit
      ? []
      : (categories[name]?.auditRefs ?? []).flatMap(({ id, weight }) => {
          const audit = audits[id];
          const lost = weight > 0 && audit && audit.score !== null && audit.score < 1;
          return lost ? [`${name}: ${audit.title} ${audit.displayValue ?? ''}`] : [];
        }),
  );
  return { scores, problems };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const { scores, problems } = await measureSite();
  console.log(scores);
  for (const problem of problems) console.log(problem);
  if (problems.length > 0) process.exitCode = 1;
}
