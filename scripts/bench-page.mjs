/**
 * What a step costs in the browser, in a run of about 100 frames and in one of 10,000, and how the memory grows with the
 * bytes that a run sends. Opens a production build; processor time is that of the page's main thread.
 */
import { deflateRawSync } from 'node:zlib';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { root } from './install.mjs';
import { chromium as installed } from './peers.mjs';

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('playwright').CDPSession} Session */

/** Bytes that a frame of `head -c` takes of what is printed, in the mean, window adjustments included. */
const BYTES_A_FRAME = 26_500;
/** What one command may print at most. */
const MOST_BYTES = 128 * 1024 * 1024;
const STEPS = 300;
const ROUNDS = 5;
const SIZES = [2500, 5000, 10_000];
const OPENS_WITHIN_MS = 300_000;

/** Measures the build in `outDir`. */
export async function benchPage(/** @type {string} */ outDir) {
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'error',
    build: { outDir },
    preview: { host: '127.0.0.1' },
  });
  const executablePath = installed();
  const browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const url = server.resolvedUrls?.local[0] ?? '';
    const newPage = () => browser.newPage({ viewport: { width: 1440, height: 900 } });
    const few = await openRun(await newPage(), url, 100);
    const memory = [];
    let many = few;
    for (const frames of SIZES) {
      if (many !== few) await many.page.close();
      many = await openRun(await newPage(), url, frames);
      memory.push({ ...many.counts, ...(await memoryOf(many)) });
    }
    return { ...(await compareSteps(few, many)), memory };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** A run of at least so many frames, shown with every step, the cursor in its middle. */
async function openRun(
  /** @type {Page} */ page,
  /** @type {string} */ url,
  /** @type {number} */ frames,
) {
  const bytes = frames * BYTES_A_FRAME;
  const commands = Math.ceil(bytes / MOST_BYTES);
  const command = `head -c ${Math.ceil(bytes / commands)} /dev/zero`;
  const changes = [
    [['client', 'known_hosts'], 'server.example {server:ssh_host_ed25519_key}\n'],
    [['client', 'commands'], Array.from({ length: commands }, () => command)],
  ];
  const packed = deflateRawSync(JSON.stringify(changes)).toString('base64url');
  await page.goto(`${url}#/stage?scenario=${packed}&level=detail`);
  const track = page.getByRole('slider', { name: 'Place in the run' });
  await track.waitFor({ timeout: OPENS_WITHIN_MS });
  const steps = Number(await track.getAttribute('aria-valuemax'));
  await track.click();
  await page.getByRole('heading', { level: 1 }).click();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, session, counts: { frames, steps, bytes } };
}

/** @typedef {Awaited<ReturnType<typeof openRun>>} Opened */

/** Rounds take turns, so that a machine whose speed drifts slows both alike. */
async function compareSteps(/** @type {Opened} */ few, /** @type {Opened} */ many) {
  await stepTime(few);
  await stepTime(many);
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    times.push({ few: await stepTime(few), many: await stepTime(many) });
  }
  return {
    step_ms: {
      few: median(times.map(({ few }) => few)),
      many: median(times.map(({ many }) => many)),
    },
    steps_ratio: median(times.map(({ few, many }) => many / few)),
    counts: { few: few.counts, many: many.counts },
  };
}

/** Milliseconds of the main thread for a step by key, drawn, there and back in the middle of the run. */
async function stepTime(/** @type {Opened} */ { page, session }) {
  await page.bringToFront();
  const before = await taskTime(session);
  const places = await page.evaluate(async (steps) => {
    const seen = new Set();
    for (let step = 0; step < steps; step++) {
      const key = step % 60 < 30 ? 'ArrowRight' : 'ArrowLeft';
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
      seen.add(document.querySelector('[role=slider]')?.getAttribute('aria-valuenow'));
    }
    return seen.size;
  }, STEPS);
  if (places < 30) throw new Error(`the keys led to ${places} steps`);
  return ((await taskTime(session)) - before) / STEPS;
}

async function taskTime(/** @type {Session} */ session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
}

/** Bytes that page and worker hold when all that is no longer used has been collected. */
async function memoryOf(/** @type {Opened} */ { session }) {
  await session.send('HeapProfiler.collectGarbage');
  const page = held(await session.send('Runtime.getHeapUsage'));
  const ask = await workerOf(session);
  await ask('HeapProfiler.collectGarbage');
  const worker = held(await ask('Runtime.getHeapUsage'));
  return { page, worker };
}

const held = (/** @type {any} */ { usedSize, backingStorageSize = 0 }) =>
  usedSize + backingStorageSize;

/** Asks the page's worker, whose session Playwright does not give, through the page's own. */
async function workerOf(/** @type {Session} */ session) {
  const attached = new Promise((/** @type {(id: string) => void} */ resolve) =>
    session.once('Target.attachedToTarget', ({ sessionId }) => resolve(sessionId)),
  );
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const sessionId = await attached;
  let last = 0;
  return (/** @type {string} */ method) => {
    const id = ++last;
    return new Promise((resolve) => {
      const receive = (/** @type {{ message: string }} */ { message }) => {
        const reply = JSON.parse(message);
        if (reply.id !== id) return;
        session.off('Target.receivedMessageFromTarget', receive);
        resolve(reply.result);
      };
      session.on('Target.receivedMessageFromTarget', receive);
      const message = JSON.stringify({ id, method });
      void session.send('Target.sendMessageToTarget', { sessionId, message });
    });
  };
}

const median = (/** @type {number[]} */ values) =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
