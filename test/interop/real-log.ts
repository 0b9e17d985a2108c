/**
 * What a real `ssh -vvv` prints on the logins that the named scenarios play.
 *
 * Each login happens in a small world of its own, with its own network, accounts, `/etc/hosts` and
 * `/home`, so that the server can be `server.example` on port 22 and the user `alice`, and nothing
 * of the machine's own is read or changed. Making that world takes root.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { makeKey, temporaryFolder, type Folder, type KeyPair } from './peers/place.ts';
import { must, program } from './peers/process.ts';

export const LOG_NAMES = { user: 'alice', host: 'server.example' } as const;

interface Login {
  /** What `known_hosts` says of the server. Nothing, unless told. */
  readonly knownHost?: 'its key' | 'another key' | 'another host';
  /** The user's key: `authorized` unless told. Without one, its file does not exist. */
  readonly userKey?: 'authorized' | 'unauthorized' | 'none';
  /** Further arguments of ssh. */
  readonly ssh?: readonly string[];
  /** Further lines of sshd_config. */
  readonly sshd?: readonly string[];
  /** What the person types at each prompt, in order. */
  readonly answers?: readonly string[];
  readonly command?: string;
  /** 22 unless told. */
  readonly port?: number;
}

const PASSWORD = 'correct horse';

/** What `uname -sr` prints there, so that the bytes received do not depend on the machine. */
const UNAME = 'Linux 6.1.0';

/** What the server says before the login where it has a banner. */
const BANNER = 'Authorised users only.';

/** The logins by the name of their scenario; some scenarios have variants after a dot. */
export const logins = {
  'first-contact': { answers: ['yes'] },
  'first-contact.refused': { answers: ['no'] },
  'first-contact.unclear-answer': { answers: ['perhaps', 'yes'] },
  'first-contact.other-hosts': { knownHost: 'another host', answers: ['yes'] },
  'first-contact.other-port': { port: 2222, answers: ['yes'] },
  'known-host': { knownHost: 'its key' },
  'known-host.other-port': { knownHost: 'its key', port: 2222 },
  'known-host.banner': { knownHost: 'its key', sshd: ['Banner /home/alice/banner'] },
  'changed-host-key': { knownHost: 'another key' },
  'unknown-user-key': {
    knownHost: 'its key',
    userKey: 'unauthorized',
    sshd: ['PasswordAuthentication no'],
  },
  'unknown-user-key.then-password': {
    knownHost: 'its key',
    userKey: 'unauthorized',
    answers: [PASSWORD],
  },
  'wrong-password': {
    knownHost: 'its key',
    userKey: 'none',
    answers: ['wrong', 'wronger', 'wrongest'],
  },
  'wrong-password.then-right': {
    knownHost: 'its key',
    userKey: 'none',
    answers: ['wrong', PASSWORD],
  },
  'wrong-password.too-often': {
    knownHost: 'its key',
    userKey: 'none',
    answers: ['wrong', 'wronger'],
    sshd: ['MaxAuthTries 2'],
  },
  'password-login': { knownHost: 'its key', userKey: 'none', answers: [PASSWORD] },
  'no-common-cipher': {
    knownHost: 'its key',
    ssh: ['-c', 'aes256-gcm@openssh.com'],
    sshd: ['Ciphers aes128-ctr,aes256-ctr'],
  },
  'classic-dh': {
    knownHost: 'its key',
    ssh: ['-o', 'KexAlgorithms=diffie-hellman-group14-sha256'],
  },
  'six-keys': { knownHost: 'its key', ssh: ['-c', 'aes256-ctr', '-m', 'hmac-sha2-256'] },
  bulk: { knownHost: 'its key', command: 'head -c 2000000 /dev/zero' },
} satisfies Record<string, Login>;

export type LoginName = keyof typeof logins;

/** Whether this process may make such a world: it takes root, and not every container lets it. */
export function mayMakeWorlds(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const tools = 'ip link set lo up && command -v script && mount -t tmpfs tmpfs /home';
  return (
    spawnSync('unshare', ['--net', '--mount', '--pid', '--fork', 'sh', '-c', tools]).status === 0
  );
}

/** The version of the installed client, as its identification says it: `OpenSSH_9.2p1 …`. */
export function installedVersion(): string {
  return /^OpenSSH\S+(?: \S+)?(?=,)/.exec(spawnSync('ssh', ['-V']).stderr.toString())?.[0] ?? '';
}

/** Performs a login and returns everything that appeared on the terminal, not masked. */
export async function realLog(name: LoginName): Promise<string> {
  const login: Login = logins[name];
  const folder = temporaryFolder();
  try {
    await makeWorld(folder, login);
    return await play(folder, [...(login.answers ?? [])]);
  } finally {
    folder.remove();
  }
}

async function makeWorld(folder: Folder, login: Login): Promise<void> {
  const hash = (await must('openssl', ['passwd', '-6', PASSWORD])).trim();
  const account = 'alice:x:1000:1000::/home/alice:/bin/sh\n';
  folder.write('passwd', readFileSync('/etc/passwd', 'utf8') + account, 0o644);
  folder.write('group', `${readFileSync('/etc/group', 'utf8')}alice:x:1000:\n`, 0o644);
  folder.write('shadow', `${readFileSync('/etc/shadow', 'utf8')}alice:${hash}:1::::::\n`);
  folder.write('hosts', `127.0.0.1 localhost\n127.0.0.1 ${LOG_NAMES.host}\n`, 0o644);

  const hostKey = await makeKey(folder, 'host_key');
  const otherKey = await makeKey(folder, 'other_key');
  makeHome(folder, login, { hostKey, otherKey, userKey: await makeKey(folder, 'id_ed25519') });

  mkdirSync(folder.file('bin'));
  folder.write('bin/uname', `#!/bin/sh\necho '${UNAME}'\n`, 0o755);
  folder.write('pace', PACE, 0o755);
  folder.write('sshd_config', sshdConfig(hostKey, folder, login));
  folder.write('login', `${sshCommand(login)} </dev/null >/dev/null\n`, 0o755);
  folder.write('world', WORLD, 0o755);
}

function makeHome(
  folder: Folder,
  login: Login,
  keys: { hostKey: KeyPair; otherKey: KeyPair; userKey: KeyPair },
): void {
  mkdirSync(folder.file('home/.ssh'), { recursive: true });
  const { hostKey, otherKey, userKey } = keys;
  if (login.userKey !== 'none') {
    folder.write('home/.ssh/id_ed25519', readFileSync(userKey.file, 'utf8'));
    folder.write('home/.ssh/id_ed25519.pub', `${userKey.publicLine}\n`);
  }
  folder.write('home/banner', `${BANNER}\n`, 0o644);
  const authorized = login.userKey === 'unauthorized' ? otherKey : userKey;
  folder.write('home/.ssh/authorized_keys', `${authorized.publicLine}\n`);
  if (login.knownHost !== undefined) {
    const known = login.knownHost === 'its key' ? hostKey : otherKey;
    folder.write('home/.ssh/known_hosts', `${knownName(login)} ${known.publicLine}\n`);
  }
}

function knownName({ knownHost, port }: Login): string {
  if (knownHost === 'another host') return 'other.example';
  return port === undefined ? LOG_NAMES.host : `[${LOG_NAMES.host}]:${port}`;
}

/** OpenSSH's defaults, less the algorithms that sshow does not have. */
function sshdConfig(hostKey: KeyPair, folder: Folder, login: Login): string {
  return [
    // sshd takes the first value that it reads, so what a login asks for comes first.
    ...(login.sshd ?? []),
    `Port ${login.port ?? 22}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${hostKey.file}`,
    'PidFile none',
    'UsePAM no',
    'UseDNS no',
    'StrictModes no',
    'KbdInteractiveAuthentication no',
    'KexAlgorithms curve25519-sha256,curve25519-sha256@libssh.org,diffie-hellman-group14-sha256',
    'Ciphers chacha20-poly1305@openssh.com,aes128-ctr,aes256-ctr,' +
      'aes128-gcm@openssh.com,aes256-gcm@openssh.com',
    'MACs hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha2-256,hmac-sha2-512',
    `ForceCommand ${folder.file('pace')}`,
    '',
  ].join('\n');
}

function sshCommand(login: Login): string {
  const options = [
    '-F none',
    '-o GlobalKnownHostsFile=none',
    '-o UserKnownHostsFile=/home/alice/.ssh/known_hosts',
    '-o IdentityFile=/home/alice/.ssh/id_ed25519',
    ...(login.port === undefined ? [] : [`-p ${login.port}`]),
    ...(login.ssh ?? []),
  ];
  const { user, host } = LOG_NAMES;
  const command = login.command ?? 'uname -sr';
  return `${program('ssh')} -vvv ${options.join(' ')} ${user}@${host} '${command}'`;
}

/**
 * Runs the command at a pace at which every run gives the same packets: a full packet of output at
 * a time, and the end of the output a moment after the end of the command. That is the order that
 * most runs have by themselves: data, exit-status, EOF, CLOSE.
 */
const PACE = `#!/bin/sh
sleep 0.1
chunk=$(mktemp)
PATH="$(dirname "$0")/bin:$PATH" sh -c "$SSH_ORIGINAL_COMMAND" | while
  dd bs=32768 count=1 iflag=fullblock status=none >"$chunk"
  test -s "$chunk"
do
  cat "$chunk"
  sleep 0.02
done
rm "$chunk"
sleep 0.1 &
exit 0
`;

const WORLD = `#!/bin/sh
set -eu
ip link set lo up
for name in hosts passwd group shadow; do mount --bind "$name" "/etc/$name"; done
mount -t tmpfs tmpfs /run
mkdir /run/sshd
mount -t tmpfs tmpfs /home
cp -r home /home/alice
chown -R alice:alice /home/alice
chmod 755 .
${program('sshd')} -D -e -f sshd_config 2>sshd.log &
until grep -qs listening sshd.log; do sleep 0.02; done
# Not exec: the first process of a world inherits orphans, which confuse script.
script -qec ./login /dev/null || exit 0
`;

/** The prompts that ssh waits at. */
const prompt = /(?:\(yes\/no(?:\/\[fingerprint\])?\)\? |or the fingerprint: |'s password: )$/;

function play(folder: Folder, answers: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const { SSH_AUTH_SOCK: _agent, ...env } = process.env;
    const namespaces = ['--net', '--mount', '--pid', '--fork', '--kill-child'];
    const world = spawn(program('unshare'), [...namespaces, './world'], { cwd: folder.path, env });
    const timer = setTimeout(() => world.kill('SIGKILL'), 30_000);
    let seen = '';
    let asked = '';
    world.stdout.setEncoding('utf8').on('data', (text: string) => {
      seen += text;
      asked += text;
      if (!prompt.test(asked)) return;
      asked = '';
      world.stdin.write(`${answers.shift() ?? ''}\n`);
    });
    world.stderr.setEncoding('utf8').on('data', (text: string) => (seen += text));
    world.on('error', reject);
    world.on('close', (status) => {
      clearTimeout(timer);
      if (status === null) reject(new Error(`the login did not end:\n${seen}`));
      else resolve(seen);
    });
  });
}

/** Where the masked log of a login is kept. */
export function goldenLog(name: string): URL {
  return new URL(`../golden/logs/${name}.txt`, import.meta.url);
}

/** Reads the masked log of a login. */
export function readGoldenLog(name: string): Promise<string> {
  return readFile(goldenLog(name), 'utf8');
}
