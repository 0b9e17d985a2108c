/**
 * Installs the packages when they are missing or not those of package-lock.json, and says so on
 * stderr only. Needs nothing but Node; every other script calls it first.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const lockFile = `${root}package-lock.json`;
const installedFile = `${root}node_modules/.package-lock.json`;
const stampFile = `${root}node_modules/.sshow-lock`;

/** Throws when the packages cannot be installed. */
export function install() {
  const lock = readFileSync(lockFile, 'utf8');
  const stamp = createHash('sha256').update(lock).digest('hex');
  if (!existsSync(installedFile) || read(stampFile) !== stamp) {
    if (!matches(lock)) npmCi();
    writeFileSync(stampFile, stamp);
  }
}

/** Whether what `npm ci` or `npm install` left there by hand is what the lock file asks for. */
function matches(/** @type {string} */ lock) {
  const installed = JSON.parse(read(installedFile) ?? '{}').packages ?? {};
  return Object.entries(JSON.parse(lock).packages).every(
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

function read(/** @type {string} */ file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) install();
