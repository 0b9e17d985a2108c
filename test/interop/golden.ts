/**
 * Records sessions with OpenSSH, in both roles, as the golden sessions of test/golden.
 *
 * Each is the recording that `--out` writes, and beside it what really went over the wire, taken down
 * by a listener in between that knows nothing of SSH: a replay must bring forth the very same bytes.
 * All keys and accounts are made for the occasion and thrown away.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { ssh, startSshd } from './peers/openssh.ts';
import { knownHostsLine, makeAccount, makeKey, temporaryFolder } from './peers/place.ts';
import type { Account, Folder, KeyPair } from './peers/place.ts';
import { describe } from './peers/process.ts';
import { startTap, type Tap } from './peers/tap.ts';
import { sshow, startServe } from './sshow.ts';

/** A session to record: what each end is told. */
interface Session {
  readonly by: 'publickey' | 'password';
  readonly command: string;
  /** Lines of sshd_config, or options of ssh: what OpenSSH is told. */
  readonly openssh?: readonly string[];
  /** Our side of the scenario. */
  readonly algorithms: Readonly<Record<'kex' | 'ciphers' | 'macs', readonly string[]>>;
}

const curve = ['curve25519-sha256'];
const group14 = ['diffie-hellman-group14-sha256'];

/** The sessions in which OpenSSH is the server, by the name of their file. */
const withSshd: Readonly<Record<string, Session>> = {
  'openssh-server-publickey': {
    by: 'publickey',
    command: 'echo hello',
    algorithms: { kex: curve, ciphers: ['chacha20-poly1305@openssh.com'], macs: [] },
  },
  'openssh-server-group14': {
    by: 'publickey',
    command: 'echo hello; echo trouble >&2; exit 3',
    algorithms: { kex: group14, ciphers: ['aes256-ctr'], macs: ['hmac-sha2-256'] },
  },
  'openssh-server-password': {
    by: 'password',
    command: 'echo hello',
    algorithms: { kex: curve, ciphers: ['aes128-ctr'], macs: ['hmac-sha2-512-etm@openssh.com'] },
  },
  'openssh-server-rekey': {
    by: 'publickey',
    command: 'for n in 1 2 3 4 5 6 7 8; do head -c 1000 /dev/zero | tr "\\0" $n; done',
    openssh: ['RekeyLimit 4K'],
    algorithms: { kex: curve, ciphers: ['aes256-gcm@openssh.com'], macs: [] },
  },
};

/** The sessions in which OpenSSH is the client, by the name of their file. */
const withSsh: Readonly<Record<string, Session>> = {
  'openssh-client-publickey': {
    by: 'publickey',
    command: 'echo hello',
    algorithms: { kex: curve, ciphers: ['chacha20-poly1305@openssh.com'], macs: [] },
  },
  'openssh-client-group14': {
    by: 'publickey',
    command: 'frobnicate',
    algorithms: { kex: group14, ciphers: ['aes256-ctr'], macs: ['hmac-sha2-256'] },
  },
  'openssh-client-password': {
    by: 'password',
    command: 'whoami',
    algorithms: { kex: curve, ciphers: ['aes128-ctr'], macs: ['hmac-sha2-512-etm@openssh.com'] },
  },
  'openssh-client-rekey': {
    by: 'publickey',
    command: 'bulk 8000',
    openssh: ['-oRekeyLimit=4K'],
    algorithms: { kex: curve, ciphers: ['aes128-gcm@openssh.com'], macs: [] },
  },
};

const golden = fileURLToPath(new URL('../golden/', import.meta.url));

/** Records every session anew. It takes root and OpenSSH. */
export async function recordGolden(): Promise<readonly string[]> {
  const folder = temporaryFolder();
  const key = await makeKey(folder, 'key');
  const account = await makeAccount([key.publicLine], 'alice');
  const means = { folder, key, account };
  try {
    for (const [name, session] of Object.entries(withSshd)) await recordSshd(name, session, means);
    for (const [name, session] of Object.entries(withSsh)) await recordSsh(name, session, means);
  } finally {
    await account.remove();
    folder.remove();
  }
  return [...Object.keys(withSshd), ...Object.keys(withSsh)];
}

interface Means {
  readonly folder: Folder;
  readonly key: KeyPair;
  readonly account: Account;
}

async function recordSshd(name: string, session: Session, means: Means): Promise<void> {
  const { folder, key, account } = means;
  const server = await startSshd({
    authorizedKeys: account.authorizedKeys,
    config: session.openssh ?? [],
  });
  const tap = await startTap(server.port);
  try {
    const known = folder.write('known_hosts', knownHostsLine(tap.port, server.hostKey));
    const recording = folder.file(`${name}.json`);
    const result = await sshow([
      ...['connect', `${account.name}@127.0.0.1`, '-p', String(tap.port), '--known-hosts', known],
      ...(session.by === 'publickey'
        ? ['-i', key.file]
        : ['--password-file', folder.write('password', `${account.password}\n`)]),
      ...['--scenario', writeScenario(folder, 'client', session)],
      ...['--out', recording, session.command],
    ]);
    if (result.code !== 0) throw new Error(`${name}: sshow connect: ${describe(result)}`);
    keep(name, recording, tap);
  } finally {
    await tap.stop();
    await server.stop();
  }
}

async function recordSsh(name: string, session: Session, means: Means): Promise<void> {
  const { folder, key, account } = means;
  const own = temporaryFolder();
  const hostKey = await makeKey(own, 'ssh_host_ed25519_key');
  const recordings = own.file('recordings');
  const serving = await startServe([
    ...['--host-key', hostKey.file, '--authorized-keys', `${key.file}.pub`],
    ...['--password', `${account.name}:${account.password}`],
    ...['--scenario', writeScenario(folder, 'server', session)],
    ...['--out', recordings, '--once'],
  ]);
  const tap = await startTap(serving.port);
  try {
    const result = await ssh({
      port: tap.port,
      user: account.name,
      ...(session.by === 'publickey' ? { key: key.file } : { password: account.password }),
      command: session.command,
      extra: session.openssh ?? [],
    });
    if (result.code === 255) throw new Error(`${name}: ssh: ${describe(result)}`);
    const served = await serving.process.ended;
    if (served.code !== 0) throw new Error(`${name}: sshow serve: ${describe(served)}`);
    const [recording] = readdirSync(recordings);
    if (recording === undefined) throw new Error(`${name}: sshow serve wrote no recording`);
    keep(name, `${recordings}/${recording}`, tap);
  } finally {
    await tap.stop();
    await serving.process.stop();
    own.remove();
  }
}

function writeScenario(folder: Folder, side: 'client' | 'server', session: Session): string {
  const { kex, ciphers, macs } = session.algorithms;
  const algorithms = { kex, host_keys: ['ssh-ed25519'], ciphers, ...(macs.length > 0 && { macs }) };
  return folder.write('scenario.json', JSON.stringify({ [side]: { algorithms } }));
}

/** Keeps a recording, and beside it one line a side: who, and the bytes that it sent. */
function keep(name: string, recording: string, tap: Tap): void {
  mkdirSync(golden, { recursive: true });
  const { client, server } = tap.sent();
  writeFileSync(`${golden}${name}.json`, readFileSync(recording));
  writeFileSync(
    `${golden}${name}.wire.txt`,
    `client ${client.toString('hex')}\nserver ${server.toString('hex')}\n`,
  );
}
