/**
 * Lets the `ssh` that is installed here log in to `serve`, and keeps the recording together with what `ssh -vvv` printed
 * as the named scenario `recorded-openssh`.
 *
 *   node scripts/recorded-log.mjs
 *
 * Its keys are made for this, and thrown away. Paths of this machine become `~`.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const root = new URL('..', import.meta.url).pathname;
const target = join(root, 'src/world/recorded/openssh.ts');
const PORT = 2222;
const HOST = 'server.example';
const USER = 'alice';
const COMMAND = 'uname -sr';

/** @param {string} file @param {string} comment */
function makeKey(file, comment) {
  run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', comment, '-f', file]);
}

/** @param {string} program @param {readonly string[]} args */
function run(program, args) {
  const { status, stderr, stdout } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  return { stderr, stdout };
}

/** @param {import('node:child_process').ChildProcess} server */
const isListening = (server) =>
  new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (data) => {
      said += String(data);
      if (said.includes('listening on')) resolve(null);
    });
    server.stdout?.on('data', (data) => {
      said += String(data);
      if (said.includes('listening on')) resolve(null);
    });
    server.on('exit', () => reject(new Error(`serve ended: ${said}`)));
  });

const folder = await mkdtemp(join(tmpdir(), 'recorded-'));
try {
  const user = join(folder, 'id_ed25519');
  const host = join(folder, 'host_key');
  const known = join(folder, 'known_hosts');
  makeKey(user, `${USER}@laptop`);
  makeKey(host, 'root@server');
  await writeFile(known, `${HOST} ${await readFile(`${host}.pub`, 'utf8')}`);
  const out = join(folder, 'out');
  const server = spawn(process.execPath, [
    ...[join(root, 'scripts/sshow.mjs'), 'serve', '--port', `${PORT}`, '--once'],
    ...['--host-key', host, '--authorized-keys', `${user}.pub`, '--out', out],
  ]);
  await isListening(server);
  const ended = new Promise((resolve) => server.on('exit', resolve));
  const ssh = spawn(
    'ssh',
    /** @type {readonly string[]} */ ([
      ...['-vvv', '-F', 'none', '-i', user, '-o', 'IdentitiesOnly=yes', '-o', 'IdentityAgent=none'],
      ...['-o', `UserKnownHostsFile=${known}`, '-o', 'GlobalKnownHostsFile=none'],
      ...['-o', 'UpdateHostKeys=no', '-o', `HostKeyAlias=${HOST}`, '-p', `${PORT}`],
      ...[`${USER}@127.0.0.1`, COMMAND],
    ]),
  );
  ssh.stdin.end();
  let log = '';
  ssh.stderr.on('data', (data) => (log += String(data)));
  const status = await new Promise((resolve) => ssh.on('exit', resolve));
  await ended;
  if (status !== 0) throw new Error(`ssh failed: ${log}`);
  const [name = ''] = await readdir(out);
  const recording = JSON.parse(await readFile(join(out, name), 'utf8'));
  const lines = log
    .replaceAll(folder, '~/.ssh')
    .replaceAll(homedir(), '~')
    .replaceAll('\r', '')
    .trimEnd()
    .split('\n');
  const scenario = {
    ...recording,
    ...{ title: 'A real login, recorded', clock: '2026-01-01T00:00:00Z' },
    client: { ...recording.client, log: lines },
  };
  const source = `/** Made by \`node scripts/recorded-log.mjs\`: a login of OpenSSH's client, and what \`ssh -vvv\` printed. */
import type { ScenarioInput } from '../scenario.ts';

export const recorded: ScenarioInput = ${JSON.stringify(scenario)};
`;
  const options = await resolveConfig(target);
  await writeFile(target, await format(source, { ...options, parser: 'typescript' }));
  process.stdout.write(`${lines.length} lines\n`);
} finally {
  await rm(folder, { recursive: true });
}
