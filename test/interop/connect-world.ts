/** What every test of `sshow connect` needs: a key, an account, and the words to log in with. */
import { expect } from 'vitest';

import {
  knownHostsLine,
  makeAccount,
  makeKey,
  temporaryFolder,
  type Account,
  type Folder,
  type KeyPair,
} from './peers/place.ts';
import { describe, type Ended, type RunOptions } from './peers/process.ts';
import type { RunningServer } from './peers/types.ts';
import { sshowHere } from './sshow-here.ts';
import { sshow } from './sshow.ts';
import { shared } from './suite.ts';

export interface ConnectWorld {
  /** For the files of the tests. */
  readonly folder: () => Folder;
  /** A key that may log in. */
  readonly key: () => KeyPair;
  /** An account that the key and its own password may log in to. */
  readonly account: () => Account;
  /** A server that is started before the tests of a group and ended after them. */
  readonly running: (start: () => Promise<RunningServer>) => () => RunningServer;
  /** Writes a known_hosts file that holds the server's key, and returns its path. */
  readonly knownHosts: (server: RunningServer) => string;
  /** `connect …` up to the command: host, port, the server's key known, and our key to log in. */
  readonly byKey: (server: RunningServer) => readonly string[];
  /** The same with a password file instead of a key. */
  readonly byPassword: (server: RunningServer) => readonly string[];
}

/** Makes these things before the tests of a group and ends them after. It takes root. */
export function connectWorld(): ConnectWorld {
  const folder = shared(
    () => Promise.resolve(temporaryFolder()),
    (made) => made.remove(),
  );
  const key = shared(
    () => makeKey(folder(), 'key'),
    () => {},
  );
  const account = shared(
    () => makeAccount([key().publicLine]),
    (made) => made.remove(),
  );
  const knownHosts = (server: RunningServer): string =>
    folder().write(`known_hosts_${server.port}`, knownHostsLine(server.port, server.hostKey));
  const to = (server: RunningServer): readonly string[] => [
    'connect',
    `${account().name}@127.0.0.1`,
    ...['-p', String(server.port)],
    ...['--known-hosts', knownHosts(server)],
  ];
  return {
    folder,
    key,
    account,
    running: (start) => shared(start, (server) => server.stop()),
    knownHosts,
    byKey: (server) => [...to(server), '-i', key().file],
    byPassword: (server) => [
      ...to(server),
      ...['--password-file', folder().write('password', `${account().password}\n`)],
    ],
  };
}

/**
 * Runs `sshow` and expects the exit status 0.
 * @throws with everything that it printed, otherwise.
 */
export async function expectSuccess(
  args: readonly string[],
  options: RunOptions = {},
): Promise<Ended> {
  const result = await sshow(args, options);
  expect(result.code, describe(result)).toBe(0);
  return result;
}

/**
 * Runs `sshow`, in this process, and expects that it gives up with an exit status, nothing on stdout,
 * and words on stderr that fit a pattern, without a stack trace.
 */
export async function expectRefusal(
  code: 1 | 2,
  words: RegExp,
  args: readonly string[],
): Promise<Ended> {
  const result = await sshowHere(args);
  expect(result, describe(result)).toMatchObject({ code, stdout: '' });
  expect(result.stderr).toMatch(words);
  expect(result.stderr).not.toMatch(/^\s+at /m);
  // Bad arguments are one line that names what is bad.
  if (code === 2) expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
  return result;
}
