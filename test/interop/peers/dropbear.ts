/** Dropbear: the server `dropbear` and the client `dbclient`. */
import { everything, type Choice, type Offer } from './algorithms.ts';
import { makeKey, temporaryFolder, type KeyKind } from './place.ts';
import { must, run, start, startOnFreePort, type Ended } from './process.ts';
import type { LoginOptions, RunningServer } from './types.ts';

/** What Dropbear 2022.83 has of what sshow has. */
export const dropbearOffer: Offer = {
  kexes: everything.kexes,
  ciphers: ['chacha20-poly1305@openssh.com', 'aes128-ctr', 'aes256-ctr'],
  macs: ['hmac-sha2-256'],
};

/**
 * Starts a `dropbear` with one host key, ed25519 unless told, on a free port of 127.0.0.1. It lets in the machine's
 * accounts, by password or by their own ~/.ssh/authorized_keys.
 */
export async function startDropbear({
  hostKind,
}: { readonly hostKind?: KeyKind } = {}): Promise<RunningServer> {
  const folder = temporaryFolder();
  const hostKey = await makeKey(folder, 'host_key', '', hostKind);
  const converted = await dropbearKey(hostKey.file);
  const { port, process: server } = await startOnFreePort((port) =>
    start('dropbear', [
      ...['-F', '-E', '-m', '-p', `127.0.0.1:${port}`],
      ...['-r', converted, '-P', folder.file('pid')],
    ]),
  );
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

/** Converts an OpenSSH private key file to Dropbear's format, beside it, and returns its path. */
export async function dropbearKey(file: string): Promise<string> {
  const converted = `${file}.dropbear`;
  await must('dropbearconvert', ['openssh', 'dropbear', file, converted]);
  return converted;
}

/**
 * Logs in with `dbclient` and runs a command. It sends a guessed key exchange packet. Its key
 * exchange cannot be chosen. A known_hosts file is not supported: every host key is accepted.
 */
export function dbclient(options: LoginOptions): Promise<Ended> {
  // Its own known_hosts and keys are looked for in the home folder: give it an empty one.
  const home = temporaryFolder();
  return run(
    'dbclient',
    [
      '-y',
      '-y',
      ...(options.command === undefined ? [] : ['-T']),
      ...(options.key === undefined ? [] : ['-i', options.key]),
      ...dbclientAlgorithms(options.algorithms),
      ...(options.extra ?? []),
      ...['-p', String(options.port), `${options.user}@127.0.0.1`],
      ...(options.command === undefined ? [] : [options.command]),
    ],
    {
      input: options.input ?? '',
      limit: options.limit,
      env: { HOME: home.path, SSH_AUTH_SOCK: undefined, DROPBEAR_PASSWORD: options.password },
    },
  ).finally(home.remove);
}

function dbclientAlgorithms(choice: Choice | undefined): readonly string[] {
  if (choice === undefined) return [];
  return ['-c', choice.cipher, ...(choice.mac === null ? [] : ['-m', choice.mac])];
}
