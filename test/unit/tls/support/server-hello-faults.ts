/** Answers to a ClientHello that a client refuses. RFC 8446 §4.1.3, §4.1.4, §4.3.1. */
import { concat, type Bytes } from '../../../../src/codec/bytes.ts';
import { encode } from '../../../../src/codec/tape.ts';
import type { AnyExtension } from '../../../../src/protocol/tls/extensions.ts';
import type { HandshakeValues } from '../../../../src/protocol/tls/messages/handshake.ts';
import {
  DOWNGRADE_TO_1_1,
  DOWNGRADE_TO_1_2,
  EncryptedExtensions,
  HELLO_RETRY_RANDOM,
  HelloRetryRequest,
  ServerHello,
} from '../../../../src/protocol/tls/messages/hello.ts';
import { HANDSHAKE } from '../../../../src/protocol/tls/names.ts';
import { VerifiedServer } from '../../../../src/protocol/tls/verified-server.ts';
import { edit, handshake, more, opaque, without, withExtension } from './edit.ts';
import type { Alter } from './ends.ts';
import type { FaultRow } from './fault-rows.ts';
import { connectedPair, type PairOptions } from './pair.ts';

type Hello = HandshakeValues['ServerHello'];
type Retry = HandshakeValues['HelloRetryRequest'];

const row = (
  name: string,
  kind: FaultRow['kind'],
  server: Alter,
  says: FaultRow['says'],
  options: PairOptions = {},
): FaultRow => ({
  ...{ name, side: 'client', kind },
  ...(says && { says }),
  options: { ...options, alter: { server } },
  // Until it has keys, a client speaks in the clear; the server takes that only as an alert.
});

const hello = (
  name: string,
  kind: FaultRow['kind'],
  change: (value: Hello) => Hello,
  says: FaultRow['says'] = {},
  options: PairOptions = {},
): FaultRow => row(name, kind, edit(ServerHello, change), says, options);

const retried = (
  name: string,
  kind: FaultRow['kind'],
  change: (value: Retry) => Retry,
  says: FaultRow['says'] = {},
  options: PairOptions = { client: { keyShares: [] } },
): FaultRow => row(name, kind, edit(HelloRetryRequest, change), says, options);

const extended = (
  name: string,
  kind: FaultRow['kind'],
  change: (value: HandshakeValues['EncryptedExtensions']) => HandshakeValues['EncryptedExtensions'],
  says: FaultRow['says'] = {},
  options: PairOptions = {},
): FaultRow => row(name, kind, edit(EncryptedExtensions, change), says, options);

const illegal = (field: string, found: string | null = null) => ({
  field,
  ...(found && { found }),
});
const serverShare = (group: number, key_exchange: Bytes): AnyExtension => ({
  name: 'key_share',
  data: { server_share: { group, key_exchange } },
});
const alpn = (...protocol_name_list: string[]): AnyExtension => ({
  name: 'application_layer_protocol_negotiation',
  data: { protocol_name_list },
});
const endingIn =
  (end: Bytes) =>
  (value: Hello): Hello => ({
    ...without('supported_versions')(value),
    random: concat(value.random.subarray(0, 24), end),
  });
const zeros = new Uint8Array(32);
const wantsProtocol = { client: { alpn: ['h2', 'http/1.1'] }, server: { alpn: ['h2'] } };

/** A retry that asks for a group, in the place of the first ServerHello. */
const insteadOfHello =
  (retry: Partial<Retry>): Alter =>
  (message, bytes) => {
    if (message !== 'ServerHello') return [bytes];
    const extensions: Retry['extensions'] = [
      { name: 'supported_versions', data: { selected_version: 0x0304 } },
    ];
    return [
      encode(HelloRetryRequest, {
        legacy_version: 0x0303,
        random: HELLO_RETRY_RANDOM,
        legacy_session_id_echo: bytes.slice(39, 39 + (bytes[38] ?? 0)),
        cipher_suite: 0x1301,
        legacy_compression_method: 0,
        extensions,
        ...retry,
      }),
    ];
  };
const asksFor = (selected_group: number): Retry['extensions'] => [
  { name: 'supported_versions', data: { selected_version: 0x0304 } },
  { name: 'key_share', data: { selected_group } },
];

function ticketOf(suite: string) {
  const first = connectedPair({ client: { suites: [suite] }, server: { tickets: 1 } });
  const [ticket] = first.events.client.flatMap((one) =>
    one.kind === 'ticket' ? [one.ticket] : [],
  );
  const [given] = first.events.server.flatMap((one) =>
    one.kind === 'ticket-made' ? [one.ticket] : [],
  );
  if (!ticket || !given || !(ticket.server instanceof VerifiedServer)) throw new Error('no ticket');
  return {
    client: { session: { ticket, age: 0 } },
    server: { session: () => given },
  } satisfies PairOptions;
}

export const serverHelloFaults: readonly FaultRow[] = [
  hello('an older version', 'unsupported-version', without('supported_versions'), {
    offered: ['0x0303 TLS 1.2'],
  }),
  hello(
    'the sentinel of a server that could do TLS 1.3',
    'downgrade-sentinel',
    endingIn(DOWNGRADE_TO_1_2),
  ),
  hello(
    'the sentinel of a server that could do TLS 1.2',
    'downgrade-sentinel',
    endingIn(DOWNGRADE_TO_1_1),
  ),
  row(
    'the sentinel, with all that a server of TLS 1.2 says in the same record',
    'downgrade-sentinel',
    (name, bytes) =>
      edit(ServerHello, endingIn(DOWNGRADE_TO_1_2))(name, bytes).map((one) =>
        name === 'ServerHello' ? concat(one, handshake(HANDSHAKE.certificate)) : one,
      ),
    {},
  ),
  hello(
    'a version that was not offered',
    'illegal-value',
    withExtension({ name: 'supported_versions', data: { selected_version: 0x0303 } }),
    illegal('supported_versions', '0x0303 TLS 1.2'),
  ),
  hello(
    'another legacy_version',
    'illegal-value',
    (value) => ({ ...value, legacy_version: 0x0304 }),
    illegal('legacy_version'),
  ),
  hello(
    'another session id',
    'illegal-value',
    (value) => ({ ...value, legacy_session_id_echo: zeros }),
    illegal('legacy_session_id_echo'),
  ),
  hello(
    'a suite that was not offered',
    'illegal-value',
    (value) => ({ ...value, cipher_suite: 0x1303 }),
    illegal('cipher_suite', '0x1303 TLS_CHACHA20_POLY1305_SHA256'),
    { client: { suites: ['TLS_AES_128_GCM_SHA256'] } },
  ),
  hello(
    'a suite that nobody knows',
    'illegal-value',
    (value) => ({ ...value, cipher_suite: 0x1304 }),
    illegal('cipher_suite'),
  ),
  hello(
    'compression',
    'illegal-value',
    (value) => ({ ...value, legacy_compression_method: 1 }),
    illegal('legacy_compression_method'),
  ),
  hello('an extension twice', 'duplicate-extension', (value) =>
    more(serverShare(0x1d, zeros))(value),
  ),
  hello('an extension that may not stand there', 'misplaced-extension', more(opaque('cookie')), {
    extension: '0x002c cookie',
  }),
  hello('an extension that nobody asked for', 'unsolicited-extension', more(opaque(0xfedc))),
  hello('no key', 'missing-extension', without('key_share'), { extension: 'key_share' }),
  hello(
    'a key in another group',
    'illegal-value',
    withExtension(serverShare(0x17, new Uint8Array(65))),
    illegal('key_share.server_share.group', '0x0017 secp256r1'),
  ),
  hello('a point of low order', 'bad-public-value', withExtension(serverShare(0x1d, zeros))),
  hello(
    'a key that is too long',
    'bad-public-value',
    withExtension(serverShare(0x1d, new Uint8Array(33))),
  ),
  hello(
    'a ticket that was not offered',
    'unsolicited-extension',
    more({ name: 'pre_shared_key', data: { selected_identity: 0 } }),
  ),
  hello(
    'a ticket beyond those that were offered',
    'illegal-value',
    withExtension({ name: 'pre_shared_key', data: { selected_identity: 1 } }),
    illegal('pre_shared_key.selected_identity', '1'),
    ticketOf('TLS_AES_128_GCM_SHA256'),
  ),
  hello(
    'a ticket, and a suite with another hash',
    'illegal-value',
    (value) => ({ ...value, cipher_suite: 0x1302 }),
    illegal('cipher_suite'),
    ticketOf('TLS_AES_128_GCM_SHA256'),
  ),
  hello(
    'another suite than the HelloRetryRequest had',
    'illegal-value',
    (value) => ({ ...value, cipher_suite: 0x1302 }),
    illegal('cipher_suite', '0x1302 TLS_AES_256_GCM_SHA384'),
    { client: { keyShares: [] } },
  ),
  hello(
    'another group than the HelloRetryRequest had',
    'illegal-value',
    withExtension(serverShare(0x17, new Uint8Array(65))),
    illegal('key_share.server_share.group'),
    { client: { keyShares: [] } },
  ),
  retried('a retry of an older version', 'missing-extension', without('supported_versions')),
  retried(
    'a retry with another session id',
    'illegal-value',
    (value) => ({ ...value, legacy_session_id_echo: zeros }),
    illegal('legacy_session_id_echo'),
  ),
  retried('a retry that asks for nothing', 'needless-retry', without('key_share')),
  retried('a retry with an unknown extension', 'unsolicited-extension', more(opaque(0xfedc))),
  retried(
    'a retry for a group that is not supported',
    'illegal-value',
    withExtension({ name: 'key_share', data: { selected_group: 0x18 } }),
    illegal('key_share.selected_group', '0x0018 secp384r1'),
  ),
  row(
    'a retry for a group in which there is a key',
    'needless-retry',
    insteadOfHello({ extensions: asksFor(0x1d) }),
    {},
  ),
  row(
    'a second retry',
    'unexpected-message',
    insteadOfHello({ extensions: asksFor(0x1d) }),
    { state: 'wait-server-hello-again', got: 'HelloRetryRequest' },
    { client: { keyShares: [] } },
  ),
  extended('a protocol that nobody asked for', 'unsolicited-extension', more(alpn('h2'))),
  extended(
    'two protocols',
    'illegal-value',
    withExtension(alpn('h2', 'http/1.1')),
    { found: '2 names' },
    wantsProtocol,
  ),
  extended(
    'a protocol that was not offered',
    'illegal-value',
    withExtension(alpn('spdy/3')),
    { found: 'spdy/3' },
    wantsProtocol,
  ),
  extended('a key under encryption', 'misplaced-extension', more(opaque('key_share'))),
  extended('an extension twice', 'duplicate-extension', (value) =>
    more({ name: 'server_name', data: {} })(more({ name: 'server_name', data: {} })(value)),
  ),
];
