/**
 * Installs the packages when they are missing or not those of package-lock.json, and says so on
 * stderr only. Needs nothing but Node.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const lockFile = join(root, 'package-lock.json');
const installedFile = join(root, 'node_modules/.package-lock.json');
const stampFile = join(root, 'node_modules/.sshow-lock');
/** An install takes seconds; one that is older than this was killed. */
const stale_ms = 10 * 60_000;

/** Throws when the packages cannot be installed. */
export function install() {
  if (isCurrent()) return;
  oneAtATime(() => {
    if (isCurrent()) return;
    if (!matches()) npmCi();
    fs.writeFileSync(stampFile, hash(fs.readFileSync(lockFile)));
  });
}

/** Whether an earlier install was of this very lock file. */
function isCurrent() {
  return fs.existsSync(installedFile) && read(stampFile) === hash(fs.readFileSync(lockFile));
}

/** Whether what `npm ci` or `npm install` left there by hand is what the lock file asks for. */
function matches() {
  const installed = JSON.parse(read(installedFile) ?? '{}').packages ?? {};
  return Object.entries(JSON.parse(fs.readFileSync(lockFile, 'utf8')).packages).every(
    ([path, { version, optional }]) =>
      path === '' || installed[path]?.version === version || (optional && !installed[path]),
  );
}

function npmCi() {
  process.stderr.write('installing the packages: npm ci\n');
  const npm = spawnSync('npm', ['ci'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) throw new Error('npm ci failed', { cause: npm.error });
}

/** Two installs in one folder would each remove what the other puts there. */
function oneAtATime(/** @type {() => void} */ work) {
  const mine = join(tmpdir(), `sshow-install-${hash(root).slice(0, 16)}`);
  while (!taken(mine)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  try {
    work();
  } finally {
    fs.rmSync(mine, { recursive: true, force: true });
  }
}

/** Makes the folder that says that an install goes on; false while another one does. */
function taken(/** @type {string} */ folder) {
  try {
    fs.mkdirSync(folder);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const since = fs.statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - since > stale_ms) fs.rmSync(folder, { recursive: true, force: true });
    return false;
  }
}

function read(/** @type {string} */ file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null;
}

function hash(/** @type {string | Buffer} */ data) {
  return createHash('sha256').update(data).digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) install();
