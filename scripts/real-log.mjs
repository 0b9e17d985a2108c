/**
 * Prints what a real `ssh -vvv` prints on the logins of the named scenarios, masked.
 *
 *   node scripts/real-log.mjs [NAME…]           prints them, all unless named
 *   node scripts/real-log.mjs --write [NAME…]   keeps them in test/golden/logs
 *
 * It needs root, OpenSSH, and Linux's `unshare`.
 */
import { writeFile } from 'node:fs/promises';
import { runnerImport } from 'vite';

const root = new URL('..', import.meta.url).pathname;
const { module: real } = await runnerImport(`${root}test/interop/real-log.ts`);
const { module: mask } = await runnerImport(`${root}test/log-mask.ts`);

const write = process.argv.includes('--write');
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const known = Object.keys(real.logins);
const unknown = named.find((name) => !known.includes(name));
if (unknown !== undefined || !real.mayMakeWorlds()) {
  const why = unknown === undefined ? 'root on Linux is needed' : `no login named ${unknown}`;
  process.stderr.write(`${why}\n`);
  process.exit(2);
}

for (const name of named.length > 0 ? named : known) {
  const log = mask.maskLog(await real.realLog(name), real.LOG_NAMES);
  if (write) await writeFile(real.goldenLog(name), log);
  else process.stdout.write(`== ${name}\n${log}`);
}
