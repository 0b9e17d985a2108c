/**
 * Prints what a real `ssh -vvv` prints on the logins of the named scenarios, or a real `sshd -ddd`, masked.
 *
 *   node scripts/real-log.mjs [--sshd] [NAME…]           prints them, all unless named
 *   node scripts/real-log.mjs [--sshd] --write [NAME…]   keeps them in test/golden/logs, or sshd-logs
 *
 * It needs root, OpenSSH, and Linux's `unshare`.
 */
import { writeFile } from 'node:fs/promises';
import { runnerImport } from 'vite';

const root = new URL('..', import.meta.url).pathname;
const { module: real } = await runnerImport(`${root}test/interop/real-log.ts`);
const { module: mask } = await runnerImport(`${root}test/log-mask.ts`);
const { module: sshd } = await runnerImport(`${root}test/sshd-log.ts`);

const client = {
  /** @param {string} name */
  read: async (name) => mask.maskLog(await real.realLog(name), real.LOG_NAMES),
  file: real.goldenLog,
};
const server = {
  /** @param {string} name */
  read: async (name) =>
    sshd.maskServerLog(sshd.protocolLines(await real.realServerLog(name)), real.LOG_NAMES),
  file: real.goldenServerLog,
};

const { read, file } = process.argv.includes('--sshd') ? server : client;
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
  const log = await read(name);
  if (write) await writeFile(file(name), log);
  else process.stdout.write(`== ${name}\n${log}`);
}
