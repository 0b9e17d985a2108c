/** What is printed up to the choice of algorithms; and for every packet, by its number. */
import type { AlgorithmKind, Chosen, KnownHosts, Peer, Proposal, Side } from '../terms.ts';
import { putHostPort, readKnownHosts } from './known-hosts.ts';

export const negotiationLog = {
  /** The look-up that decides the order of the host key algorithms. */
  'known-hosts-consulted': (known: KnownHosts) => [
    ...(known.port === 22 ? [] : [putHostPort(known.host, known.port)]),
    ...readKnownHosts(known),
  ],

  /**
   * @param best The first of the client's algorithms.
   * @param preferred Those that were moved to the front, in their order. Null where the list stays
   *   as it is because a key for `best` is known.
   */
  'host-key-algorithms-ordered': (order: { best: string; preferred: readonly string[] | null }) => {
    if (order.preferred === null) {
      return [
        `debug3: order_hostkeyalgs: have matching best-preference key type ${order.best}, ` +
          'using HostkeyAlgorithms verbatim',
      ];
    }
    return order.preferred.length === 0
      ? ['debug3: order_hostkeyalgs: no algorithms matched; accept original']
      : [`debug3: order_hostkeyalgs: prefer hostkeyalgs: ${order.preferred.join(',')}`];
  },

  /** Any message that is sent, by its number. Some are too many to be logged. */
  'packet-sent': ({ type }: { type: number }) =>
    isLogged(type) ? [`debug3: send packet: type ${type}`] : [],

  /** Any message that is received, by its number. */
  'packet-received': ({ type }: { type: number }) =>
    isLogged(type) ? [`debug3: receive packet: type ${type}`] : [],

  'kexinit-sent': () => ['debug1: SSH2_MSG_KEXINIT sent'],

  'kexinit-received': ({ client, server }: { client: Proposal; server: Proposal }) => [
    'debug1: SSH2_MSG_KEXINIT received',
    ...bothProposals('client', client, server),
  ],

  'strict-kex-agreed': () => ['debug3: kex_choose_conf: will use strict KEX ordering'],

  /** @param name Null where the two lists have none in common. */
  'kex-algorithm-chosen': ({ name }: { name: string | null }) => [
    `debug1: kex: algorithm: ${name ?? '(no match)'}`,
  ],

  /** @param name Null where the two lists have none in common. */
  'host-key-algorithm-chosen': ({ name }: { name: string | null }) => [
    `debug1: kex: host key algorithm: ${name ?? '(no match)'}`,
  ],

  /** For server to client first. Not printed where anything has no match. */
  'direction-chosen': (direction: Chosen & { from: Side }) => [
    `debug1: kex: ${direction.from === 'server' ? 'server->client' : 'client->server'} ` +
      `cipher: ${direction.cipher} MAC: ${direction.mac ?? '<implicit>'} ` +
      `compression: ${direction.compression}`,
  ],

  /** @param offer The peer's whole list, markers included. */
  'no-common-algorithm': (none: Peer & { kind: AlgorithmKind; offer: readonly string[] }) => [
    `Unable to negotiate with ${none.address} port ${none.port}: ` +
      `no matching ${none.kind} found. Their offer: ${none.offer.join(',')}`,
  ],
};

/** DATA, EXTENDED_DATA and WINDOW_ADJUST would drown everything else. */
function isLogged(type: number): boolean {
  return type < 93 || type > 95;
}

/** What an end says of its own proposal and the other's. */
export const bothProposals = (side: Side, local: Proposal, peer: Proposal): string[] => [
  `debug2: local ${side} KEXINIT proposal`,
  ...proposal(local),
  `debug2: peer ${side === 'client' ? 'server' : 'client'} KEXINIT proposal`,
  ...proposal(peer),
];

function proposal(kexinit: Proposal): string[] {
  return [
    `KEX algorithms: ${kexinit.kex_algorithms.join(',')}`,
    `host key algorithms: ${kexinit.server_host_key_algorithms.join(',')}`,
    `ciphers ctos: ${kexinit.encryption_algorithms_client_to_server.join(',')}`,
    `ciphers stoc: ${kexinit.encryption_algorithms_server_to_client.join(',')}`,
    `MACs ctos: ${kexinit.mac_algorithms_client_to_server.join(',')}`,
    `MACs stoc: ${kexinit.mac_algorithms_server_to_client.join(',')}`,
    `compression ctos: ${kexinit.compression_algorithms_client_to_server.join(',')}`,
    `compression stoc: ${kexinit.compression_algorithms_server_to_client.join(',')}`,
    `languages ctos: ${kexinit.languages_client_to_server.join(',')}`,
    `languages stoc: ${kexinit.languages_server_to_client.join(',')}`,
    `first_kex_follows ${Number(kexinit.first_kex_packet_follows)} `,
    `reserved ${kexinit.reserved} `,
  ].map((line) => `debug2: ${line}`);
}
