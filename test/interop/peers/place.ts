/** The temporary folders, keys and accounts that the interop tests use up. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, must, program, run, until } from './process.ts';

/** A folder of one's own, removed by `remove` and at the latest when this process exits. */
export interface Folder {
  readonly path: string;
  /** The path of a name in the folder. */
  file(name: string): string;
  /** Writes a text file that only its owner may read, and returns its path. */
  write(name: string, text: string, mode?: number): string;
  remove(): void;
}

const prefix = 'sshow-test-';
const folders = new Set<string>();

process.on('exit', () => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

/**
 * Makes an empty temporary folder.
 * @param parent where; the system's folder for temporary files unless told.
 */
export function temporaryFolder(parent = tmpdir()): Folder {
  const path = mkdtempSync(join(parent, prefix));
  folders.add(path);
  const file = (name: string): string => join(path, name);
  return {
    path,
    file,
    write: (name, text, mode = 0o600) => {
      writeFileSync(file(name), text, { mode });
      return file(name);
    },
    remove: () => {
      folders.delete(path);
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** A throw-away ed25519 key pair in OpenSSH's file formats. */
export interface KeyPair {
  /** The path of the private key; the public one is beside it, with `.pub`. */
  readonly file: string;
  /** `ssh-ed25519 AAAA…`, without a comment. */
  readonly publicLine: string;
}

/** Kinds of keys, each with the arguments by which `ssh-keygen` makes one. RSA keys are as large as those of sshow. */
const keyArguments = {
  ed25519: ['-t', 'ed25519'],
  'ecdsa-256': ['-t', 'ecdsa', '-b', '256'],
  'ecdsa-384': ['-t', 'ecdsa', '-b', '384'],
  'ecdsa-521': ['-t', 'ecdsa', '-b', '521'],
  rsa: ['-t', 'rsa', '-b', '2048'],
} as const satisfies Record<string, readonly string[]>;

export type KeyKind = keyof typeof keyArguments;
export const keyKinds = Object.keys(keyArguments) as readonly KeyKind[];

/** Makes a key with `ssh-keygen`, in OpenSSH's format unless `format` says `PEM` or `PKCS8`. */
export async function makeKey(
  folder: Folder,
  name: string,
  passphrase = '',
  kind: KeyKind = 'ed25519',
  format: 'RFC4716' | 'PEM' | 'PKCS8' = 'RFC4716',
): Promise<KeyPair> {
  const file = folder.file(name);
  await must('ssh-keygen', [
    ...['-q', ...keyArguments[kind], '-N', passphrase, '-C', 'test', '-m', format, '-f', file],
  ]);
  const [type, blob] = (await readFile(`${file}.pub`, 'utf8')).split(' ');
  return { file, publicLine: `${type} ${blob}` };
}

/** The line of a known_hosts file for a server on a port of 127.0.0.1. */
export function knownHostsLine(port: number, publicLine: string): string {
  return `[127.0.0.1]:${port} ${publicLine}\n`;
}

/** An account of this machine that real servers let in. */
export interface Account {
  readonly name: string;
  readonly password: string;
  readonly home: string;
  /** Where its authorized_keys file is, the one in its home. */
  readonly authorizedKeys: string;
  remove(): Promise<void>;
}

/** Whether this process may make accounts, which takes root. */
export function mayMakeAccounts(): boolean {
  return process.getuid?.() === 0;
}

// tinysshd trusts no key below a folder that others may write to, as /tmp is.
const homeParent = '/run';
let accountCount = 0;
const accounts = new Set<string>();

process.on('exit', () => {
  for (const name of accounts) spawnSync(program('userdel'), ['-f', name]);
});

/**
 * Makes an account with a password, a home in a temporary folder, and `/bin/sh`. It needs root.
 *
 * The account's name carries this process's id, so that accounts left behind by a killed test run are
 * known as such; they are removed here.
 * @param authorized lines for its authorized_keys file.
 * @param name what it is called, where that matters.
 */
export async function makeAccount(
  authorized: readonly string[],
  name = `sshow-t${process.pid}-${(accountCount += 1)}`,
): Promise<Account> {
  await removeStaleAccounts();
  const password = `pw-${name}`;
  const home = temporaryFolder(homeParent);
  const hash = (await must('openssl', ['passwd', '-6', password])).trim();
  await whenUnlocked('useradd', ['-M', '-N', '-d', home.path, '-s', '/bin/sh', '-p', hash, name]);
  accounts.add(name);

  const uid = Number(await must('id', ['-u', name]));
  const gid = Number(await must('id', ['-g', name]));
  const ssh = home.file('.ssh');
  const authorizedKeys = join(ssh, 'authorized_keys');
  mkdirSync(ssh, { mode: 0o700 });
  writeFileSync(authorizedKeys, authorized.map((line) => `${line}\n`).join(''), { mode: 0o600 });
  for (const path of [home.path, ssh, authorizedKeys]) chownSync(path, uid, gid);
  chmodSync(home.path, 0o700);

  return {
    name,
    password,
    home: home.path,
    authorizedKeys,
    remove: async () => {
      await removeAccount(name);
      home.remove();
    },
  };
}

async function removeAccount(name: string): Promise<void> {
  await whenUnlocked('userdel', ['-f', name]);
  accounts.delete(name);
}

async function removeStaleAccounts(): Promise<void> {
  const passwd = await readFile('/etc/passwd', 'utf8');
  for (const [, name, pid, home] of passwd.matchAll(/^(sshow-t(\d+)-\d+):.*:(.*):.*$/gm)) {
    if (name === undefined || home === undefined || processExists(Number(pid))) continue;
    await removeAccount(name);
    if (home.startsWith(join(homeParent, prefix))) rmSync(home, { recursive: true, force: true });
  }
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Runs useradd or userdel, again while another process holds the lock on the account files. */
async function whenUnlocked(command: string, args: readonly string[]): Promise<void> {
  await until(
    async () => {
      const result = await run(command, args);
      // 6: the account to remove does not exist; another process was quicker to remove a stale one.
      if (result.code === 0 || (command === 'userdel' && result.code === 6)) return true;
      if (/lock/.test(result.stderr)) return null;
      throw new Error(`${command} ${args.join(' ')}\n${describe(result)}`);
    },
    () => `${command}: the account files stay locked`,
  );
}
