/** OpenSSH: the server `sshd` and the client `ssh`. */
import { mkdirSync } from 'node:fs';

import { everything, type Choice, type Offer } from './algorithms.ts';
import { makeKey, temporaryFolder, type Folder, type KeyKind } from './place.ts';
import { must, program, run, start, startOnFreePort, type Ended } from './process.ts';
import type { LoginOptions, RunningServer } from './types.ts';

/** OpenSSH has everything that sshow has. */
export const opensshOffer: Offer = everything;

export interface SshdOptions {
  /** The file with the public keys that may log in, for any account. */
  readonly authorizedKeys: string;
  /** The kind of its host key; ed25519 unless told. */
  readonly hostKind?: KeyKind;
  /** Further lines of sshd_config, such as `RekeyLimit 256K`. */
  readonly config?: readonly string[];
}

/**
 * Starts an `sshd` with one host key on a free port of 127.0.0.1.
 * Passwords are those of the machine's accounts.
 */
export async function startSshd(options: SshdOptions): Promise<RunningServer> {
  const folder = temporaryFolder();
  const hostKey = await makeKey(folder, 'host_key', '', options.hostKind);
  // Where privileges are separated, sshd insists on its empty folder.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const { port, process: server } = await startOnFreePort((port) => {
    const config = folder.write(
      'sshd_config',
      [
        // sshd takes the first value that it reads, so what a test asks for comes first.
        ...(options.config ?? []),
        `Port ${port}`,
        'ListenAddress 127.0.0.1',
        `HostKey ${hostKey.file}`,
        'PidFile none',
        'UsePAM no',
        'UseDNS no',
        'StrictModes no',
        'PermitRootLogin yes',
        'PasswordAuthentication yes',
        'KbdInteractiveAuthentication no',
        `AuthorizedKeysFile ${options.authorizedKeys}`,
        'MaxStartups 100',
        'LogLevel DEBUG1',
        '',
      ].join('\n'),
    );
    return start(program('sshd'), ['-D', '-e', '-f', config]);
  });
  return {
    port,
    hostKey: hostKey.publicLine,
    log: () => server.stderr(),
    stop: async () => {
      await server.stop();
      folder.remove();
    },
  };
}

/** The `-o` options that make `ssh` offer one choice of algorithms and nothing else. */
export function sshAlgorithms({ kex, cipher, mac }: Choice): readonly string[] {
  return [
    `-oKexAlgorithms=${kex}`,
    `-oCiphers=${cipher}`,
    ...(mac === null ? [] : [`-oMACs=${mac}`]),
  ];
}

/**
 * Logs in with `ssh` and runs a command.
 * Without a known_hosts file every host key is accepted; the user's own configuration is never read.
 */
export async function ssh(options: LoginOptions): Promise<Ended> {
  const askpass = options.password === undefined ? null : askpassFolder(options.password);
  try {
    return await run('ssh', sshArguments(options), {
      input: options.input ?? '',
      limit: options.limit,
      env:
        askpass === null
          ? { SSH_AUTH_SOCK: undefined }
          : {
              SSH_AUTH_SOCK: undefined,
              SSH_ASKPASS: askpass.file('askpass'),
              SSH_ASKPASS_REQUIRE: 'force',
            },
    });
  } finally {
    askpass?.remove();
  }
}

/** The arguments that `ssh` is run with, for a test that keeps it running itself. */
export function sshArguments(options: LoginOptions): readonly string[] {
  const known =
    options.knownHosts === undefined
      ? ['-oStrictHostKeyChecking=no', '-oUserKnownHostsFile=/dev/null']
      : ['-oStrictHostKeyChecking=yes', `-oUserKnownHostsFile=${options.knownHosts}`];
  const login =
    options.key === undefined
      ? ['-oPubkeyAuthentication=no', '-oPreferredAuthentications=password']
      : ['-oIdentitiesOnly=yes', '-oIdentityAgent=none', '-i', options.key];
  return [
    '-F',
    'none',
    '-oGlobalKnownHostsFile=/dev/null',
    '-oNumberOfPasswordPrompts=1',
    ...(options.password === undefined ? ['-oBatchMode=yes'] : []),
    ...known,
    ...login,
    ...(options.algorithms === undefined ? [] : sshAlgorithms(options.algorithms)),
    ...(options.extra ?? []),
    '-p',
    String(options.port),
    `${options.user}@127.0.0.1`,
    ...(options.command === undefined ? [] : [options.command]),
  ];
}

function askpassFolder(password: string): Folder {
  const folder = temporaryFolder();
  folder.write('password', password);
  folder.write('askpass', `#!/bin/sh\ncat '${folder.file('password')}'\n`, 0o700);
  return folder;
}

/** The SHA256 fingerprint of a public key, as `ssh-keygen` prints it: `SHA256:…`. */
export async function fingerprint(publicLine: string): Promise<string> {
  const printed = await must('ssh-keygen', ['-l', '-f', '-'], { input: `${publicLine}\n` });
  const found = /SHA256:\S+/.exec(printed);
  if (found === null) throw new Error(`ssh-keygen -l printed ${printed}`);
  return found[0];
}
