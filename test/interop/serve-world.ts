/** What every test of `sshow serve` needs: a host key, a key that is let in, and the server. */
import {
  knownHostsLine,
  makeKey,
  temporaryFolder,
  type Folder,
  type KeyPair,
} from './peers/place.ts';
import type { LoginOptions } from './peers/types.ts';
import { startServe, type Serving } from './sshow.ts';
import { shared } from './suite.ts';

export interface ServeWorld {
  /** For the files of the tests. */
  readonly folder: () => Folder;
  readonly hostKey: () => KeyPair;
  /** The key that the server's authorized_keys file holds. */
  readonly key: () => KeyPair;
  /** Makes a key that no server knows, and returns the path of its private half. */
  readonly stranger: () => Promise<string>;
  /** Alice's password. */
  readonly password: string;
  /** Starts a server with these keys and this password, and with further flags. */
  readonly start: (further?: readonly string[]) => Promise<Serving>;
  /** Such a server that is started before the tests of a group and ended after them. */
  readonly serving: (further?: () => readonly string[]) => () => Serving;
  /** Alice's login by publickey, with the server's key known. */
  readonly byKey: (serving: Serving, command?: string) => LoginOptions;
  /** Alice's login by password, with the server's key known. */
  readonly byPassword: (serving: Serving, command?: string) => LoginOptions;
}

/** Makes these things before the tests of a group and ends them after. */
export function serveWorld(): ServeWorld {
  const folder = shared(
    () => Promise.resolve(temporaryFolder()),
    (made) => made.remove(),
  );
  const hostKey = shared(
    () => makeKey(folder(), 'host_key'),
    () => {},
  );
  const key = shared(
    () => makeKey(folder(), 'key'),
    () => {},
  );
  const password = 'open sesame: it has spaces';
  const start = (further: readonly string[] = []): Promise<Serving> =>
    startServe([
      ...['--host-key', hostKey().file, '--authorized-keys', `${key().file}.pub`],
      ...['--password', `alice:${password}`],
      ...further,
    ]);
  let strangers = 0;
  const login = ({ port }: Serving, command: string | undefined): LoginOptions => ({
    port,
    user: 'alice',
    knownHosts: folder().write(`known_hosts_${port}`, knownHostsLine(port, hostKey().publicLine)),
    ...(command === undefined ? {} : { command }),
  });
  return {
    folder,
    hostKey,
    key,
    password,
    stranger: async () => {
      strangers += 1;
      return (await makeKey(folder(), `stranger_${strangers}`)).file;
    },
    start,
    serving: (further = () => []) =>
      shared(
        () => start(further()),
        (server) => server.process.stop(),
      ),
    byKey: (serving, command) => ({ ...login(serving, command), key: key().file }),
    byPassword: (serving, command) => ({ ...login(serving, command), password }),
  };
}
