/**
 * `npm test`: every stage in order, going on after one that fails, and one line of totals at the
 * end. `node scripts/test.mjs STAGE…` runs the named ones. Needs nothing but Node to start.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { limits, measure } from './budget.mjs';
import { install, root } from './install.mjs';
import { installPeers, missing } from './peers.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const bin = join(root, 'node_modules/.bin');
const dist = join(root, 'dist');
const reports = mkdtempSync(join(tmpdir(), 'sshow-test-'));
const stageLimit = 26 * 60_000;

/** @type {Record<string, () => Count | Promise<Count>>} */
const stages = {
  peers: checkPeers,
  types: async () => {
    const codes = [];
    for (const part of ['page', 'worker', 'node']) {
      codes.push(await run('tsc', ['-p', `tsconfig.${part}.json`, '--noEmit']));
    }
    return one(codes.every((code) => code === 0));
  },
  lint: async () => one((await run('oxlint', ['--deny-warnings'])) === 0),
  format: async () => one((await run('prettier', ['--check', '.'])) === 0),
  unit: () => vitest('vite.config.ts'),
  interop: () => vitest('vitest.interop.config.ts'),
  build: async () => {
    rmSync(dist, { recursive: true, force: true });
    const built = (await run('vite', ['build', '--logLevel', 'warn'])) === 0;
    return built ? add(one(true), checkBudget()) : one(false);
  },
  // Before the browser's tests: what they leave busy counts as the page's time.
  lighthouse: () => inBrowser('chromium', checkLighthouse),
  browser: () => inBrowser('chromium', playwright),
  firefox: () => inBrowser('firefox', () => vitest('vitest.firefox.config.ts')),
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => stages[name] === undefined);
if (unknown.length > 0) {
  console.error(`no stage ${unknown.join(', ')}; there are ${Object.keys(stages).join(', ')}`);
  process.exit(2);
}

install();
let total = { passed: 0, failed: 0, skipped: 0 };
const failing = [];
for (const name of Object.keys(stages)) {
  const stage = stages[name];
  if (stage === undefined || (chosen.length > 0 && !chosen.includes(name))) continue;
  console.log(`\n── ${name} ──`);
  const count = await attempt(stage);
  if (count.failed > 0) failing.push(name);
  total = add(total, count);
}
rmSync(reports, { recursive: true });
console.log(failing.length > 0 ? `\nfailing: ${failing.join(', ')}` : '');
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** A stage that throws has failed once. */
async function attempt(/** @type {() => Count | Promise<Count>} */ stage) {
  try {
    return await stage();
  } catch (error) {
    console.error(error);
    return one(false);
  }
}

/** With CI set a missing peer is a failure, elsewhere its tests are skipped. */
function checkPeers() {
  const absent = installPeers();
  process.env['SSHOW_MISSING'] = absent.join(',');
  if (absent.length === 0) console.log('all are here');
  else console.log(`missing, so their tests are skipped: ${absent.join(', ')}`);
  return { passed: 0, failed: inCI() ? absent.length : 0, skipped: 0 };
}

function inCI() {
  return !['', '0', 'false', undefined].includes(process.env['CI']);
}

function checkBudget() {
  const { page, all, sizes, workers } = measure(dist);
  for (const [file, size] of Object.entries(sizes)) console.log(`${size.toFixed(1)} kB ${file}`);
  console.log(`the page's scripts: ${page.toFixed(1)} of ${limits.page} kB, gzipped`);
  console.log(`with the worker's: ${all.toFixed(1)} of ${limits.all} kB`);
  if (workers.length === 0) console.log('the page starts no worker');
  return add(one(page <= limits.page), one(all <= limits.all && workers.length > 0));
}

/** The stages that open the built app in a browser. */
function inBrowser(/** @type {string} */ peer, /** @type {() => Promise<Count>} */ stage) {
  if (missing().includes(peer)) {
    console.log(`skipped: there is no ${peer}`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  if (!existsSync(join(dist, 'index.html'))) throw new Error('there is no build to open');
  return stage();
}

/** Accessibility and best practices must be whole. Speed is told, and not a reason to fail: another process may slow it. */
async function checkLighthouse() {
  const { audit, aims } = await import('./lighthouse.mjs');
  const { scores, machine, failed } = await audit();
  for (const line of failed) console.log(`- ${line}`);
  const { performance, ...rest } = scores;
  const speed = `on a machine of ${Math.round(machine)} by its own measure`;
  console.log(`performance: ${performance}, aim ${aims.performance}, ${speed}`);
  const counts = Object.entries(rest).map(([name, score]) => {
    const wanted = aims[/** @type {keyof typeof aims} */ (name)];
    console.log(`${name}: ${score}, of at least ${wanted}`);
    return one(score >= wanted);
  });
  return counts.reduce(add);
}

async function vitest(/** @type {string} */ config) {
  const file = join(reports, `${config}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await run('vitest', ['run', '--config', config, ...reporters]);
  const report = JSON.parse(readFileSync(file, 'utf8'));
  // A file that cannot be loaded has no failing test, but has failed.
  const broken = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ result) =>
      result.status === 'failed' &&
      !result.assertionResults.some(({ status }) => status === 'failed'),
  );
  return settle(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

async function playwright() {
  const file = join(reports, 'playwright.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const code = await run('playwright', ['test', '--project=browser', '--reporter=list,json'], env);
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  return settle(code, {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  });
}

/** A runner that says it failed, without a failing test, has failed once. */
function settle(/** @type {number} */ code, /** @type {Count} */ count) {
  return code !== 0 && count.failed === 0 ? add(count, one(false)) : count;
}

/** Runs an installed program with its output shown, and gives its exit code; 1 past the limit. */
function run(/** @type {string} */ program, /** @type {string[]} */ args, env = {}) {
  return new Promise((/** @type {(code: number) => void} */ resolve) => {
    const child = spawn(join(bin, program), args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      timeout: stageLimit,
      shell: process.platform === 'win32',
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** @returns {Count} */
function one(/** @type {boolean} */ passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/** @returns {Count} */
function add(/** @type {Count} */ a, /** @type {Count} */ b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}
