/** PuTTY: the client `plink`, and `puttygen`, which converts keys. */
import { fingerprint } from './openssh.ts';
import { temporaryFolder } from './place.ts';
import { must, run, type Ended } from './process.ts';
import type { LoginOptions } from './types.ts';

/** Converts an OpenSSH private key file to PuTTY's format, beside it, and returns its path. */
export async function puttyKey(file: string): Promise<string> {
  const converted = `${file}.ppk`;
  await must('puttygen', [file, '-O', 'private', '-o', converted]);
  return converted;
}

/**
 * Logs in with `plink` and runs a command. Its algorithms cannot be chosen on the command line.
 * @param hostKey the host key that the server must have: `ssh-ed25519 AAAA…`.
 */
export async function plink(options: LoginOptions, hostKey: string): Promise<Ended> {
  // It keeps its sessions and seeds in the home folder: give it an empty one.
  const home = temporaryFolder();
  try {
    const args = [
      ...['-batch', '-ssh', '-noagent', '-P', String(options.port)],
      ...['-hostkey', await fingerprint(hostKey)],
      ...(options.key === undefined ? [] : ['-i', options.key]),
      ...(options.password === undefined
        ? []
        : ['-pwfile', home.write('password', `${options.password}\n`)]),
      ...(options.extra ?? []),
      `${options.user}@127.0.0.1`,
      ...(options.command === undefined ? [] : [options.command]),
    ];
    return await run('plink', args, {
      input: options.input ?? '',
      limit: options.limit,
      env: { HOME: home.path, SSH_AUTH_SOCK: undefined },
    });
  } finally {
    home.remove();
  }
}
