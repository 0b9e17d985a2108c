/**
 * What a real `ssh -vvv` and a real `sshd -ddd` print on the logins that the named scenarios play.
 *
 * Each login happens in a small world of its own, with its own network, accounts, `/etc/hosts` and
 * `/home`, so that the server can be `server.example` on port 22 and the user `alice`, and nothing
 * of the machine's own is read or changed. Making that world takes root.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { totp } from '../../src/crypto/totp.ts';
import { toHex } from '../../src/codec/bytes.ts';
import type { Peer } from '../peers.ts';
import {
  makeKey,
  temporaryFolder,
  type Folder,
  type KeyKind,
  type KeyPair,
} from './peers/place.ts';
import { knownHostsTexts } from '../unit/support/known-hosts-texts.ts';
import { must, program } from './peers/process.ts';

export const LOG_NAMES = { user: 'alice', host: 'server.example' } as const;

export interface Login {
  /** What `known_hosts` says of the server. Nothing, unless told. */
  readonly knownHost?: 'its key' | 'another key' | 'another host';
  /** Or all that stands in it, with `{host}` and `{other}` for the server's key and another one. */
  readonly knownHosts?: string;
  /** The user's key: `authorized` unless told. Without one, its file does not exist. */
  readonly userKey?: 'authorized' | 'unauthorized' | 'none';
  /** The kinds of the server's keys, in the order of its configuration; one ed25519 key unless told. */
  readonly hostKeys?: readonly [KeyKind, ...KeyKind[]];
  /** The kind of the user's key, with the name of its file; ed25519 unless told. */
  readonly userKind?: KeyKind;
  /** What stands in authorized_keys before the key. */
  readonly keysBefore?:
    'a comment and another key' | 'lines that do not let the key in' | 'a line for other addresses';
  /** What stands before the key in its line. */
  readonly options?: string;
  /** Of the host, and of the user; the scenario's authorities stand in known_hosts and authorized_keys as `{ca}`. */
  readonly hostCertificate?: Certificate;
  readonly userCertificate?: Certificate;
  /** All that stands in authorized_keys. */
  readonly authorizedKeys?: string;
  /** alice, unless told. */
  readonly user?: string;
  /** alice's password is empty. */
  readonly emptyPassword?: boolean;
  /** Further arguments of ssh. */
  readonly ssh?: readonly string[];
  /** Further lines of sshd_config. */
  readonly sshd?: readonly string[];
  /** What the person types at each prompt, in order. */
  readonly answers?: readonly (string | (() => string))[];
  /** Keys that the client offers before its own. */
  readonly furtherKeys?: number;
  /** Programs that it needs beside OpenSSH. */
  readonly needs?: readonly Peer[];
  readonly command?: string;
  /** 22 unless told. */
  readonly port?: number;
}

/** By which authority, and with which arguments of ssh-keygen. */
interface Certificate {
  readonly by: 'the authority' | 'another authority';
  readonly args: readonly string[];
}

const PASSWORD = 'correct horse';

/** What the one-time codes of alice are made from. */
const SECRET = new TextEncoder().encode('shared with a phone.');

/** What sshd's PAM asks: the password, then the code. */
const PAM = [
  'auth required pam_unix.so',
  'auth required pam_oath.so usersfile=/home/alice.oath',
  'account required pam_permit.so',
  'session required pam_permit.so',
  '',
];

/** What `uname -sr` prints there, so that the bytes received do not depend on the machine. */
const UNAME = 'Linux 6.1.0';

/** What the server says before the login where it has a banner. */
const BANNER = 'Authorised users only.';

/** Those on which more stands in known_hosts than one line, and what stands there is what they are about. */
const knownHostsLogins = {
  'known-host.hashed': { knownHosts: knownHostsTexts.hashed },
  'known-host.among-many': { knownHosts: knownHostsTexts.amongMany },
  'known-host.without-port': { knownHosts: knownHostsTexts.withoutPort, port: 2222 },
  'first-contact.other-names': { knownHosts: knownHostsTexts.otherNames, answers: ['yes'] },
  'first-contact.malformed-lines': { knownHosts: knownHostsTexts.malformed, answers: ['yes'] },
  'first-contact.certificate-authority': {
    knownHosts: knownHostsTexts.authority,
    answers: ['yes'],
  },
  'first-contact.revoked-without-port': {
    knownHosts: knownHostsTexts.revokedWithoutPort,
    port: 2222,
    answers: ['no'],
  },
  'changed-host-key.not-checked': {
    knownHosts: knownHostsTexts.changed,
    ssh: ['-o', 'StrictHostKeyChecking=no'],
  },
  'changed-host-key.no-password': {
    knownHosts: knownHostsTexts.changed,
    userKey: 'unauthorized',
    ssh: ['-o', 'StrictHostKeyChecking=no'],
  },
  'revoked-host-key': { knownHosts: knownHostsTexts.revoked },
  'revoked-host-key.not-checked': {
    knownHosts: knownHostsTexts.revoked,
    ssh: ['-o', 'StrictHostKeyChecking=no'],
  },
} satisfies Record<string, Login>;

/** The times are about the machine's, and not the scenario's: logs are compared without them. */
const VALID = ['-V', '-1d:+1d'];
const EXPIRED = ['-V', '20200101:20200102'];
const hostCertificate = (args: readonly string[], by: Certificate['by'] = 'the authority') => ({
  knownHosts: '@cert-authority *.example {ca}\n',
  hostCertificate: { by, args: ['-h', '-I', 'server 1', '-z', '101', ...args] },
});
const userCertificate = (args: readonly string[], by: Certificate['by'] = 'the authority') => ({
  knownHost: 'its key' as const,
  userCertificate: { by, args: ['-I', 'alice 7', '-z', '7', ...args] },
  authorizedKeys: 'cert-authority {ca}\n',
  sshd: ['PasswordAuthentication no'],
});
const STRICT = ['-o', 'StrictHostKeyChecking=yes'];
const NAME = ['-n', 'server.example'];

/** With certificates. */
const certificateLogins = {
  'host-certificate': hostCertificate([...NAME, ...VALID]),
  'host-certificate-expired': { ...hostCertificate([...NAME, ...EXPIRED]), ssh: STRICT },
  'host-certificate-wrong-name': {
    ...hostCertificate(['-n', 'mail.example', ...VALID]),
    ssh: STRICT,
  },
  'host-certificate-wrong-ca': {
    ...hostCertificate([...NAME, ...VALID], 'another authority'),
    ssh: STRICT,
  },
  'host-certificate.asked': { ...hostCertificate([...NAME, ...EXPIRED]), answers: ['yes'] },
  'host-certificate.key-known': {
    ...hostCertificate([...NAME, ...VALID], 'another authority'),
    knownHosts: '@cert-authority *.example {ca}\nserver.example {host}\n',
  },
  'host-certificate.revoked': {
    ...hostCertificate([...NAME, ...VALID]),
    knownHosts: '@cert-authority *.example {ca}\n@revoked * {ca}\n',
  },
  'host-certificate.other-port': {
    ...hostCertificate([...NAME, ...VALID]),
    port: 2222,
  },
  'host-certificate.other-port-expired': {
    ...hostCertificate([...NAME, ...EXPIRED]),
    port: 2222,
    ssh: STRICT,
  },
  'user-certificate': userCertificate(['-n', 'alice', ...VALID]),
  'user-certificate-expired': userCertificate(['-n', 'alice', ...EXPIRED]),
  'user-certificate-wrong-principal': userCertificate(['-n', 'bob', ...VALID]),
  'user-certificate-wrong-ca': userCertificate(['-n', 'alice', ...VALID], 'another authority'),
  'user-certificate-restricted': {
    ...userCertificate([
      ...['-n', 'alice', ...VALID, '-O', 'clear', '-O', 'force-command=uname -sr'],
      ...['-O', 'source-address=127.0.0.0/8,::1'],
    ]),
    command: 'cat /etc/shadow',
  },
  'user-certificate.principals': {
    ...userCertificate(['-n', 'ops,web', ...VALID, '-O', 'extension:team@example.com=web']),
    authorizedKeys: 'cert-authority,principals="web,db",no-pty {ca}\n',
  },
  'user-certificate.elsewhere': userCertificate([
    ...['-n', 'alice', ...VALID, '-O', 'source-address=10.0.0.0/8'],
  ]),
  'user-certificate.critical': userCertificate([
    ...['-n', 'alice', ...VALID, '-O', 'critical:limit@example.com=1'],
  ]),
  'user-certificate.rsa': {
    ...userCertificate(['-n', 'alice', ...VALID]),
    userKind: 'rsa',
  },
} satisfies Record<string, Login>;

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
  'known-host.many-keys': { knownHost: 'its key', keysBefore: 'a comment and another key' },
  'known-host.rsa-keys': { knownHost: 'its key', hostKeys: ['rsa'], userKind: 'rsa' },
  'known-host.rsa-sha2-256': {
    knownHost: 'its key',
    hostKeys: ['rsa', 'ed25519'],
    ssh: ['-o', 'HostKeyAlgorithms=rsa-sha2-256'],
  },
  'known-host.ecdsa-keys': { knownHost: 'its key', hostKeys: ['ecdsa-521'], userKind: 'ecdsa-256' },
  'first-contact.many-host-keys': {
    hostKeys: ['rsa', 'ecdsa-256', 'ed25519'],
    userKind: 'rsa',
    answers: ['yes'],
  },
  'changed-host-key': { knownHost: 'another key' },
  ...knownHostsLogins,
  ...certificateLogins,
  'strict-yes': { ssh: ['-o', 'StrictHostKeyChecking=yes'] },
  'strict-accept-new': { ssh: ['-o', 'StrictHostKeyChecking=accept-new'] },
  'strict-no': {
    knownHost: 'another key',
    ssh: ['-o', 'StrictHostKeyChecking=no'],
  },
  'reinstalled-server': { knownHost: 'another key' },
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
  'unknown-user-key.no-such-user': {
    knownHost: 'its key',
    user: 'mallory',
    sshd: ['PasswordAuthentication no'],
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
  'two-orders': {
    knownHost: 'its key',
    sshd: ['Ciphers aes256-gcm@openssh.com,aes128-gcm@openssh.com,aes256-ctr,aes128-ctr'],
  },
  'classic-dh': {
    knownHost: 'its key',
    ssh: ['-o', 'KexAlgorithms=diffie-hellman-group14-sha256'],
  },
  'six-keys': { knownHost: 'its key', ssh: ['-c', 'aes256-ctr', '-m', 'hmac-sha2-256'] },
  'two-step-login': {
    knownHost: 'its key',
    answers: [PASSWORD],
    sshd: ['AuthenticationMethods publickey,password'],
  },
  'one-time-code': {
    knownHost: 'its key',
    userKey: 'none',
    answers: [PASSWORD, () => totp(SECRET, Date.now() / 1000).code],
    sshd: ['UsePAM yes', 'KbdInteractiveAuthentication yes', 'PasswordAuthentication no'],
    needs: ['oath'],
  },
  'one-time-code.wrong': {
    knownHost: 'its key',
    userKey: 'none',
    answers: [PASSWORD, '000000', PASSWORD, '000001', PASSWORD, '000002'],
    sshd: ['UsePAM yes', 'KbdInteractiveAuthentication yes', 'PasswordAuthentication no'],
    needs: ['oath'],
  },
  'two-step-login.code': {
    knownHost: 'its key',
    answers: [PASSWORD, () => totp(SECRET, Date.now() / 1000).code],
    sshd: [
      'UsePAM yes',
      'KbdInteractiveAuthentication yes',
      'PasswordAuthentication no',
      'AuthenticationMethods publickey,keyboard-interactive',
    ],
    needs: ['oath'],
  },
  'known-host.options': {
    knownHost: 'its key',
    keysBefore: 'lines that do not let the key in',
    options: 'command="uname -sr",no-pty',
  },
  'hashed-known-hosts': { knownHosts: knownHostsTexts.hashedHosts },
  'hash-new-host': { ssh: ['-o', 'StrictHostKeyChecking=accept-new', '-o', 'HashKnownHosts=yes'] },
  'known-hosts-patterns': { knownHosts: knownHostsTexts.patterns },
  'host-key-ecdsa': { knownHost: 'its key', hostKeys: ['ecdsa-256'] },
  'host-key-rsa': { knownHost: 'its key', hostKeys: ['rsa'] },
  'several-host-keys': {
    knownHosts: 'server.example {host 2}\n',
    hostKeys: ['ecdsa-384', 'ecdsa-521'],
  },
  'user-key-ecdsa': { knownHost: 'its key', userKind: 'ecdsa-256' },
  'user-key-rsa': { knownHost: 'its key', userKind: 'rsa' },
  'restricted-key': {
    knownHost: 'its key',
    keysBefore: 'a line for other addresses',
    options: 'restrict,from="*,!10.*",command="uname -sr"',
    command: 'id',
  },
  'agent-keys': { knownHost: 'its key', furtherKeys: 2 },
  'no-proof': {
    knownHost: 'its key',
    userKey: 'none',
    emptyPassword: true,
    sshd: ['PermitEmptyPasswords yes'],
  },
  'many-keys': { knownHost: 'its key', furtherKeys: 6 },
  bulk: { knownHost: 'its key', command: 'head -c 2000000 /dev/zero' },
} satisfies Record<string, Login>;

export type LoginName = keyof typeof logins;

/** What a login needs beside OpenSSH. */
export function needsOf(name: LoginName): readonly Peer[] {
  const { needs = [] }: Login = logins[name];
  return needs;
}

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

/** Performs a login and returns everything that appeared on the client's terminal, not masked. */
export async function realLog(name: LoginName): Promise<string> {
  const { terminal } = await perform(logins[name], nearby);
  return terminal;
}

/** Performs a login over a wire as slow as a run's, and returns everything that the server printed, not masked. */
export async function realServerLog(name: LoginName): Promise<string> {
  const { server } = await perform(logins[name], farAway);
  return server;
}

/** How the ends stand to each other, and how the server runs. */
interface Setting {
  readonly sshd: string;
  readonly ssh: readonly string[];
  /** Lines of shell that print what a command does. */
  readonly print: string;
}

async function perform(
  login: Login,
  setting: Setting,
): Promise<{ readonly terminal: string; readonly server: string }> {
  const folder = temporaryFolder();
  try {
    await makeWorld(folder, login, setting);
    const terminal = await play(folder, [...(login.answers ?? [])]);
    return { terminal, server: readFileSync(folder.file('sshd.log'), 'utf8') };
  } finally {
    folder.remove();
  }
}

async function makeWorld(folder: Folder, login: Login, setting: Setting): Promise<void> {
  const hash = login.emptyPassword
    ? ''
    : (await must('openssl', ['passwd', '-6', PASSWORD])).trim();
  const account = `alice:x:1000:1000::/home/alice:${folder.file('shell')}\n`;
  folder.write('passwd', readFileSync('/etc/passwd', 'utf8') + account, 0o644);
  folder.write('group', `${readFileSync('/etc/group', 'utf8')}alice:x:1000:\n`, 0o644);
  folder.write('shadow', `${readFileSync('/etc/shadow', 'utf8')}alice:${hash}:1::::::\n`);
  folder.write('hosts', `127.0.0.1 localhost\n127.0.0.1 ${LOG_NAMES.host}\n`, 0o644);

  const { hostKeys = ['ed25519'], userKind = 'ed25519' } = login;
  const made: KeyPair[] = [];
  for (const [at, kind] of hostKeys.entries())
    made.push(await makeKey(folder, `host_key_${at}`, '', kind));
  const otherKey = await makeKey(folder, 'other_key');
  const userKey = await makeKey(folder, userFile(login), '', userKind);
  const [hostKey = otherKey] = made;
  const ca = await makeAuthorities(folder, login, { hostKey, userKey });
  await makeHome(folder, login, {
    ...{ hostKey, secondHostKey: made[1] ?? hostKey, otherKey, userKey, ca },
  });

  folder.write('pam', PAM.join('\n'), 0o644);
  folder.write('oath', `HOTP/T30 alice - ${toHex(SECRET)}\n`);
  mkdirSync(folder.file('bin'));
  folder.write('bin/uname', `#!/bin/sh\necho '${UNAME}'\n`, 0o755);
  folder.write('shell', shell(setting), 0o755);
  folder.write('slow.mjs', SLOW);
  folder.write('sshd_config', sshdConfig(made, login));
  folder.write('login', `${sshCommand(login, setting)} </dev/null >/dev/null\n`, 0o755);
  folder.write('world', world(setting), 0o755);
}

/** Makes the authority, and signs what the login wants signed. @returns its line in files */
async function makeAuthorities(
  folder: Folder,
  { hostCertificate, userCertificate }: Login,
  { hostKey, userKey }: { readonly hostKey: KeyPair; readonly userKey: KeyPair },
): Promise<string> {
  if (!hostCertificate && !userCertificate) return '';
  const authority = await makeKey(folder, 'authority');
  const other = await makeKey(folder, 'other_authority');
  const sign = async ({ by, args }: Certificate, key: KeyPair): Promise<void> => {
    const { file } = by === 'the authority' ? authority : other;
    await must('ssh-keygen', ['-q', '-s', file, ...args, `${key.file}.pub`]);
  };
  if (hostCertificate) await sign(hostCertificate, hostKey);
  if (userCertificate) await sign(userCertificate, userKey);
  return `${authority.publicLine} our-user-authority`;
}

async function makeHome(
  folder: Folder,
  login: Login,
  keys: {
    hostKey: KeyPair;
    secondHostKey: KeyPair;
    otherKey: KeyPair;
    userKey: KeyPair;
    ca: string;
  },
): Promise<void> {
  mkdirSync(folder.file('home/.ssh'), { recursive: true });
  const { hostKey, secondHostKey, otherKey, userKey, ca } = keys;
  if (login.userKey !== 'none') {
    folder.write(`home/.ssh/${userFile(login)}`, readFileSync(userKey.file, 'utf8'));
    folder.write(`home/.ssh/${userFile(login)}.pub`, `${userKey.publicLine}\n`);
    if (login.userCertificate) {
      const certificate = readFileSync(`${userKey.file}-cert.pub`, 'utf8');
      folder.write(`home/.ssh/${userFile(login)}-cert.pub`, certificate);
    }
  }
  for (let at = 1; at <= (login.furtherKeys ?? 0); at += 1)
    await makeKey(folder, `home/.ssh/id_${at}`);
  folder.write('home/banner', `${BANNER}\n`, 0o644);
  const authorized = login.userKey === 'unauthorized' ? otherKey : userKey;
  const before = {
    'a comment and another key': `# laptops\n\n${otherKey.publicLine}\n`,
    'lines that do not let the key in':
      `bogus ${userKey.publicLine}\nfrom="10.*" ${userKey.publicLine}\n` +
      `expiry-time="20200101" ${userKey.publicLine}\n`,
    'a line for other addresses': `from="10.*" ${userKey.publicLine}\n`,
    none: '',
  }[login.keysBefore ?? 'none'];
  const options = login.options === undefined ? '' : `${login.options} `;
  folder.write(
    'home/.ssh/authorized_keys',
    login.authorizedKeys?.replaceAll('{ca}', ca) ?? `${before}${options}${authorized.publicLine}\n`,
  );
  if (login.knownHosts !== undefined) {
    const text = login.knownHosts
      .replaceAll('{host}', hostKey.publicLine)
      .replaceAll('{host 2}', secondHostKey.publicLine)
      .replaceAll('{other}', otherKey.publicLine)
      .replaceAll('{ca}', ca);
    folder.write('home/.ssh/known_hosts', text);
  }
  if (login.knownHost !== undefined) {
    const known = login.knownHost === 'its key' ? hostKey : otherKey;
    folder.write('home/.ssh/known_hosts', `${knownName(login)} ${known.publicLine}\n`);
  }
}

/** As ssh-keygen calls the file of such a key. */
const userFile = ({ userKind = 'ed25519' }: Login): string => `id_${userKind.replace(/-\d+$/, '')}`;

function knownName({ knownHost, port }: Login): string {
  if (knownHost === 'another host') return 'other.example';
  return port === undefined ? LOG_NAMES.host : `[${LOG_NAMES.host}]:${port}`;
}

/** OpenSSH's defaults, less the algorithms that sshow does not have. */
function sshdConfig(hostKeys: readonly KeyPair[], login: Login): string {
  return [
    // sshd takes the first value that it reads, so what a login asks for comes first.
    ...(login.sshd ?? []),
    `Port ${login.port ?? 22}`,
    'ListenAddress 127.0.0.1',
    ...hostKeys.map(({ file }) => `HostKey ${file}`),
    ...(login.hostCertificate ? [`HostCertificate ${hostKeys[0]?.file}-cert.pub`] : []),
    'PidFile none',
    'UsePAM no',
    'UseDNS no',
    'StrictModes no',
    'KbdInteractiveAuthentication no',
    'KexAlgorithms curve25519-sha256,curve25519-sha256@libssh.org,diffie-hellman-group14-sha256',
    'Ciphers chacha20-poly1305@openssh.com,aes128-ctr,aes256-ctr,' +
      'aes128-gcm@openssh.com,aes256-gcm@openssh.com',
    'MACs hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha2-256,hmac-sha2-512',
    '',
  ].join('\n');
}

function sshCommand(login: Login, setting: Setting): string {
  const options = [
    '-F none',
    '-o GlobalKnownHostsFile=none',
    '-o UserKnownHostsFile=/home/alice/.ssh/known_hosts',
    ...Array.from(
      { length: login.furtherKeys ?? 0 },
      (_, at) => `-o IdentityFile=/home/alice/.ssh/id_${at + 1}`,
    ),
    `-o IdentityFile=/home/alice/.ssh/${userFile(login)}`,
    ...(login.port === undefined ? [] : [`-p ${login.port}`]),
    ...(login.ssh ?? []),
    ...setting.ssh,
  ];
  const { host } = LOG_NAMES;
  const user = login.user ?? LOG_NAMES.user;
  const command = login.command ?? 'uname -sr';
  // It runs as root, and is to call alice's home its own.
  return `HOME=/home/alice ${program('ssh')} -vvv ${options.join(' ')} ${user}@${host} '${command}'`;
}

/**
 * The user's shell: runs a command so that every run gives the same packets, full ones of output, and the end of the
 * output a moment after the end of the command. That is the order that most runs have by themselves: data,
 * exit-status, EOF, CLOSE.
 */
const shell = ({ print }: Setting): string => `#!/bin/sh
run() { PATH="$(dirname "$0")/bin:$PATH" sh -c "$1"; }
${print}
sleep 0.05 &
exit 0
`;

/** A packet at a time, after the client has said that its input is at its end. */
const PACED = `sleep 0.1
chunk=$(mktemp)
run "$2" | while
  dd bs=32768 count=1 iflag=fullblock status=none >"$chunk"
  test -s "$chunk"
do
  cat "$chunk"
  sleep 0.02
done
rm "$chunk"`;

const AT_ONCE = 'run "$2" | dd bs=32768 iflag=fullblock status=none';

/** The client's end of input is at the server before the output of a command is. */
const nearby: Setting = { sshd: '-D -e', ssh: [], print: PACED };

/** The whole output of a command is on its way before the client's end of input arrives. */
const farAway: Setting = {
  sshd: '-ddd -e',
  ssh: ['-o', `"ProxyCommand='${process.execPath}' ./slow.mjs %h %p"`],
  print: AT_ONCE,
};

/** A wire on which every byte takes a while, either way. It outlives the client, whose last words are still on it. */
const SLOW = `import { connect } from 'node:net';
const [, , host, port] = process.argv;
const server = connect(Number(port), host);
const carry = (from, to) => {
  from.on('data', (bytes) => setTimeout(() => to.write(bytes), 250));
  from.on('end', () => setTimeout(() => to.end(), 250));
};
carry(process.stdin, server);
carry(server, process.stdout);
process.on('SIGHUP', () => undefined);
process.stdout.on('error', () => undefined);
server.on('error', () => undefined);
`;

const world = ({ sshd }: Setting): string => `#!/bin/sh
set -eu
ip link set lo up
for name in hosts passwd group shadow; do mount --bind "$name" "/etc/$name"; done
if [ -e /etc/pam.d/sshd ]; then mount --bind pam /etc/pam.d/sshd; fi
mount -t tmpfs tmpfs /run
mkdir /run/sshd
mount -t tmpfs tmpfs /home
cp -r home /home/alice
chown -R alice:alice /home/alice
cp oath /home/alice.oath
chmod 600 /home/alice.oath
chmod 755 .
${program('sshd')} ${sshd} -f sshd_config 2>sshd.log &
sshd=$!
until grep -qs listening sshd.log; do sleep 0.02; done
# Not exec: the first process of a world inherits orphans, which confuse script.
script -qec ./login /dev/null || true
${sshd.includes('-d') ? 'wait $sshd || true' : 'exit 0'}
`;

/** The prompts that ssh waits at. */
const prompt =
  /(?:\(yes\/no(?:\/\[fingerprint\])?\)\? |or the fingerprint: |'s password: |\) Password: |for `alice': )$/;

function play(folder: Folder, answers: (string | (() => string))[]): Promise<string> {
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
      const answer = answers.shift() ?? '';
      world.stdin.write(`${typeof answer === 'string' ? answer : answer()}\n`);
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

/** Where the masked logs of a login are kept: the client's, and the server's. */
export const goldenLog = (name: string): URL =>
  new URL(`../golden/logs/${name}.txt`, import.meta.url);
export const goldenServerLog = (name: string): URL =>
  new URL(`../golden/sshd-logs/${name}.txt`, import.meta.url);

/** Reads the masked log of a login. */
export const readGoldenLog = (name: string): Promise<string> => readFile(goldenLog(name), 'utf8');
export const readGoldenServerLog = (name: string): Promise<string> =>
  readFile(goldenServerLog(name), 'utf8');
