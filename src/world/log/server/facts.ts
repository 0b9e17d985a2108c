/** What the server's lines need to know beside the steps of a run. */
import { ANY_USER } from '../../answers.ts';
import type { Run } from '../../simulate.ts';
import type { Peer } from '../terms.ts';

export interface ServerFacts {
  readonly client: Peer;
  readonly server: Peer;
  /** Kinds of its keys, in their order. */
  readonly hostKeyTypes: readonly string[];
  readonly hasBanner: boolean;
  /** Whether a client that asks for them is sent extensions. */
  readonly hasExtensions: boolean;
  readonly methods: readonly string[];
  hasUser(name: string): boolean;
  /** The text of a user's authorized_keys; empty where there is no such file. */
  authorizedKeys(user: string): string;
}

export function serverFactsOf({ scenario: { client, server } }: Run): ServerFacts {
  const userOf = (name: string) =>
    Object.hasOwn(server.users, name) ? server.users[name] : server.users[ANY_USER];
  return {
    client: { address: client.address, port: client.port },
    server: { address: server.address, port: server.port },
    hostKeyTypes: server.host_keys.map(({ type }) => type),
    hasBanner: server.banner !== null,
    hasExtensions: Object.keys(server.extensions).length > 0,
    methods: server.auth_methods,
    hasUser: (name) => userOf(name) !== undefined,
    authorizedKeys: (user) => userOf(user)?.authorized_keys ?? '',
  };
}
