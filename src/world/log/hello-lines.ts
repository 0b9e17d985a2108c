/** What the client prints until both identifications are there, and what it then knows of the host. */
import { opensshClientLog as log } from './openssh-client.ts';
import type { Facts } from './facts.ts';
import type { Moments } from './moments.ts';
import { knownTypes } from '../files/known-hosts.ts';
import { mayReorderHostKeys, ofKnownKeys } from '../host-key-order.ts';
import { readAbout } from './known-hosts.ts';

/** @param knownHosts What stands in `known_hosts` now. */
export function helloLines(facts: Facts, knownHosts: () => string): Moments {
  let linesBefore = 0;
  const { server, user } = facts;
  return {
    'connect connected': () => ({
      after: [
        ...log.started(),
        ...log.connecting(server),
        ...log.connected(),
        ...facts.identityFiles.flatMap((file) => log['identity-file'](file)),
      ],
    }),
    'send identification': ({ frame }) => ({
      after: log['identification-sent']({ identification: frame?.message ?? '' }),
    }),
    'receive line before': ({ frame }) => ({
      after: log['line-before-identification']({
        index: linesBefore++,
        line: String(frame?.value ?? ''),
      }),
    }),
    'receive identification': ({ frame }) => ({
      after: log['identification-received']({ identification: frame?.message ?? '' }),
    }),
    'engine versions-agreed': () => ({
      after: [...log.authenticating({ ...server, user }), ...hostKeyOrder(facts, knownHosts())],
    }),
  };
}

/** The client would rather be shown a key that it can check. */
function hostKeyOrder(facts: Facts, knownHosts: string): string[] {
  const { server, knownHostsFile, hostKeyAlgorithms: list } = facts;
  const [best] = list;
  if (best === undefined || !mayReorderHostKeys(list)) return [];
  const preferred = ofKnownKeys(list, knownTypes(knownHosts, server));
  return [
    ...log['known-hosts-consulted'](readAbout(server, knownHostsFile, knownHosts)),
    ...log['host-key-algorithms-ordered']({ best, preferred }),
  ];
}
