/** What the server's lines need to know beside the steps of a run. */
import { ANY_USER } from '../../answers.ts';
import { authorizedKeysFile } from '../../openssh.ts';
import type { StepRecord } from '../../recorder.ts';
import { timeNow } from '../../scenario.ts';
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
  /** As AuthenticationMethods lists them; empty where any method does. */
  readonly lists: readonly string[];
  hasUser(name: string): boolean;
  /** The text of a user's authorized_keys; empty where there is no such file. */
  authorizedKeys(user: string): string;
  /** The server's time at a step, in seconds since 1970. */
  timeAt(step: StepRecord): number;
}

export function serverFactsOf({ scenario, recorder }: Run): ServerFacts {
  const { client, server } = scenario;
  /** With the keys in it, which a scenario only names. */
  const files = new Map(
    recorder.steps.flatMap((step) =>
      step.files.flatMap(({ side, name, text }) => (side === 'server' ? [[name, text]] : [])),
    ),
  );
  const userOf = (name: string) =>
    Object.hasOwn(server.users, name) ? server.users[name] : server.users[ANY_USER];
  return {
    client: { address: client.address, port: client.port },
    server: { address: server.address, port: server.port },
    hostKeyTypes: server.host_keys.map(({ type }) => type),
    hasBanner: server.banner !== null,
    hasExtensions: Object.keys(server.extensions).length > 0,
    methods: server.auth_methods,
    lists: server.authentication_methods,
    hasUser: (name) => userOf(name) !== undefined,
    authorizedKeys: (user) =>
      files.get(authorizedKeysFile(Object.hasOwn(server.users, user) ? user : ANY_USER)) ?? '',
    timeAt: ({ timeMs }) => Math.floor(timeNow(scenario, timeMs) / 1000),
  };
}
