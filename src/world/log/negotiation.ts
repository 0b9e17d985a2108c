/** What an end prints while it compares the two KEXINITs, up to the first list with nothing in common. */
import { opensshClientLog as log } from './openssh-client.ts';
import type { AlgorithmKind, Peer, Proposal, Side } from './terms.ts';

const isAead = (cipher: string): boolean => /-(gcm|poly1305)@openssh\.com$/.test(cipher);

/** Something that both need to have: the client's list and the server's. */
interface Pair {
  readonly kind: AlgorithmKind;
  readonly client: readonly string[];
  readonly server: readonly string[];
}

/** @param peer Whom the end that prints talks to. It says what comes in first. */
export function negotiationLines(
  client: Proposal,
  server: Proposal,
  peer: Peer & { readonly side: Side },
): string[] {
  const noCommon = (pair: Pair): string[] =>
    log['no-common-algorithm']({ ...peer, kind: pair.kind, offer: pair[peer.side] });

  const kex: Pair = {
    kind: 'key exchange method',
    client: client.kex_algorithms,
    server: server.kex_algorithms,
  };
  const kexName = firstCommon(kex);
  const lines = [...log['kex-algorithm-chosen']({ name: kexName })];
  if (kexName === null) return [...lines, ...noCommon(kex)];

  const hostKey: Pair = {
    kind: 'host key type',
    client: client.server_host_key_algorithms,
    server: server.server_host_key_algorithms,
  };
  const hostKeyName = firstCommon(hostKey);
  lines.push(...log['host-key-algorithm-chosen']({ name: hostKeyName }));
  if (hostKeyName === null) return [...lines, ...noCommon(hostKey)];

  for (const from of [peer.side, peer.side === 'server' ? 'client' : 'server'] as const) {
    const pairs = pairsOf(client, server, from);
    const cipher = firstCommon(pairs.cipher);
    if (cipher === null) return [...lines, ...noCommon(pairs.cipher)];
    const mac = isAead(cipher) ? null : firstCommon(pairs.mac);
    if (mac === null && !isAead(cipher)) return [...lines, ...noCommon(pairs.mac)];
    const compression = firstCommon(pairs.compression);
    if (compression === null) return [...lines, ...noCommon(pairs.compression)];
    lines.push(...log['direction-chosen']({ from, cipher, mac, compression }));
  }
  return lines;
}

function firstCommon({ client, server }: Pair): string | null {
  return client.find((name) => server.includes(name)) ?? null;
}

function pairsOf(
  client: Proposal,
  server: Proposal,
  from: Side,
): Readonly<Record<'cipher' | 'mac' | 'compression', Pair>> {
  const way = from === 'client' ? 'client_to_server' : 'server_to_client';
  const ciphers = `encryption_algorithms_${way}` as const;
  const macs = `mac_algorithms_${way}` as const;
  const compressions = `compression_algorithms_${way}` as const;
  return {
    cipher: { kind: 'cipher', client: client[ciphers], server: server[ciphers] },
    mac: { kind: 'MAC', client: client[macs], server: server[macs] },
    compression: {
      kind: 'compression method',
      client: client[compressions],
      server: server[compressions],
    },
  };
}
