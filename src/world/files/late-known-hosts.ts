/** Reads `known_hosts` without being there at once: most first runs have an empty one, and need none of it. */
import type { Bytes } from '../../codec/bytes.ts';
import { hasCertificates } from '../late-proofs.ts';
import type { Scenario } from '../scenario.ts';
import type { inOrder, lookUpBy } from './known-hosts.ts';

export interface KnownHostsReader {
  readonly lookUp: typeof lookUpBy;
  readonly inOrder: typeof inOrder;
  readonly hashedName: (name: string, salt: Bytes) => string;
}

let reader: KnownHostsReader | null = null;

/** Called by known-hosts.ts, which whoever runs a scenario that has lines to read has to import before. */
export function provideKnownHosts(own: KnownHostsReader): void {
  reader = own;
}

/** Whether a run of the scenario reads lines, looks for who signed a certificate, or hashes a name. */
export const readsKnownHosts = ({ client, server }: Scenario): boolean =>
  !client.recorded &&
  (client.known_hosts !== '' || client.hash_known_hosts || hasCertificates({ server }));

export function knownHostsReader(): KnownHostsReader {
  if (!reader) throw new Error('no known-hosts.ts');
  return reader;
}
