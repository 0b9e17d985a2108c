/** ClientHellos that a server refuses. RFC 8446 §4.1.2, §4.2, §9.2. */
import { fromHex, type Bytes } from '../../../../src/codec/bytes.ts';
import type { AnyExtension } from '../../../../src/protocol/tls/extensions.ts';
import { inHello, more, opaque, rewrite, without, withExtension, type HelloValue } from './edit.ts';
import type { FaultRow } from './fault-rows.ts';
import type { PairOptions } from './pair.ts';

const none = new Uint8Array();

const altered = (
  name: string,
  kind: FaultRow['kind'],
  change: (value: HelloValue) => HelloValue,
  says: FaultRow['says'] = {},
  options: PairOptions = {},
  only?: number,
): FaultRow => ({
  ...{ name, side: 'server', kind, says },
  options: { ...options, alter: { client: inHello(change, only) } },
});

const share = (group: number, key_exchange: Bytes) => ({ group, key_exchange });
const shares = (...client_shares: ReturnType<typeof share>[]): AnyExtension => ({
  name: 'key_share',
  data: { client_shares },
});
const X25519 = 0x1d;
const SECP256R1 = 0x17;
const p256 = { client: { keyShares: ['secp256r1'] } };
const zeros = new Uint8Array(32);
const session = {
  ticket: Uint8Array.of(1, 2, 3, 4),
  psk: zeros,
  suite: 'TLS_AES_128_GCM_SHA256',
  lifetime: 100,
  ageAdd: 0,
};
const identity = { identity: session.ticket, obfuscated_ticket_age: 0 };
const psk = (...binders: Bytes[]): AnyExtension => ({
  name: 'pre_shared_key',
  data: { identities: [identity], binders },
});
const knowsTicket = { server: { session: () => ({ ...session, client: null }) } };
const retry = { client: { keyShares: [] } };
const cookie = { server: { cookie: true } };

/** What must stay as it was in a second ClientHello. */
const changes: readonly (readonly [field: string, changed: Partial<HelloValue>])[] = [
  ['random', { random: zeros }],
  ['legacy_session_id', { legacy_session_id: none }],
  ['cipher_suites', { cipher_suites: [0x1301] }],
  ['legacy_version', { legacy_version: 0x0302 }],
];

export const clientHelloFaults: readonly FaultRow[] = [
  altered('no supported_versions', 'unsupported-version', without('supported_versions'), {
    offered: ['0x0303 TLS 1.2'],
  }),
  altered(
    'older versions only',
    'unsupported-version',
    withExtension({ name: 'supported_versions', data: { versions: [0x0303, 0x0302] } }),
    { offered: ['0x0303 TLS 1.2', '0x0302 TLS 1.1'] },
  ),
  altered('a ClientHello of TLS 1.0', 'unsupported-version', (value) => ({
    ...value,
    legacy_version: 0x0301,
    extensions: [],
  })),
  altered(
    'compression',
    'illegal-value',
    (value) => ({ ...value, legacy_compression_methods: [1, 0] }),
    { field: 'legacy_compression_methods', found: '1, 0' },
  ),
  altered('no null compression', 'illegal-value', (value) => ({
    ...value,
    legacy_compression_methods: [1],
  })),
  altered('an unknown extension twice', 'duplicate-extension', (value) =>
    more(opaque(0xfedc))(more(opaque(0xfedc))(value)),
  ),
  altered('an extension behind pre_shared_key', 'extension-after-pre-shared-key', (value) =>
    more(opaque(0xfedc))(more(psk(zeros))(value)),
  ),
  altered('no signature_algorithms', 'missing-extension', without('signature_algorithms'), {
    extension: 'signature_algorithms',
  }),
  altered(
    'a ticket that is not taken, and no signature_algorithms',
    'missing-extension',
    (value) => without('signature_algorithms')(more(psk(zeros))(value)),
    { extension: 'signature_algorithms' },
  ),
  altered('no supported_groups', 'missing-extension', without('supported_groups'), {
    extension: 'supported_groups',
  }),
  altered('no key_share', 'missing-extension', without('key_share'), { extension: 'key_share' }),
  altered(
    'a ticket, and no group for a key exchange',
    'no-common-algorithm',
    (value) => without('key_share')(without('supported_groups')(more(psk(zeros))(value))),
    { category: 'group', client: [] },
  ),
  altered(
    'a ticket, and a key without supported_groups',
    'missing-extension',
    (value) => without('supported_groups')(more(psk(zeros))(value)),
    { extension: 'supported_groups' },
  ),
  altered(
    'a ticket without psk_key_exchange_modes',
    'missing-extension',
    (value) => without('psk_key_exchange_modes')(more(psk(zeros))(value)),
    { extension: 'psk_key_exchange_modes' },
  ),
  altered(
    'two keys in a group',
    'illegal-value',
    withExtension(shares(share(X25519, zeros), share(X25519, zeros))),
    { field: 'key_share.client_shares', found: '0x001d x25519 twice' },
  ),
  altered(
    'a key in a group that is not supported',
    'illegal-value',
    withExtension(shares(share(0x18, zeros))),
    { field: 'key_share.client_shares', found: '0x0018 secp384r1' },
  ),
  altered(
    'two host names',
    'illegal-value',
    withExtension({
      name: 'server_name',
      data: {
        server_name_list: [
          { name_type: 0, host_name: 'a.example' },
          { name_type: 0, host_name: 'b.example' },
        ],
      },
    }),
    { field: 'server_name.server_name_list' },
  ),
  {
    name: 'no common suite',
    side: 'server',
    kind: 'no-common-algorithm',
    says: {
      category: 'cipher suite',
      client: ['0x1301 TLS_AES_128_GCM_SHA256'],
      server: ['0x1303 TLS_CHACHA20_POLY1305_SHA256'],
    },
    options: {
      client: { suites: ['TLS_AES_128_GCM_SHA256'] },
      server: { suites: ['TLS_CHACHA20_POLY1305_SHA256'] },
    },
  },
  {
    name: 'no common group',
    side: 'server',
    kind: 'no-common-algorithm',
    says: { category: 'group', client: ['0x001d x25519'], server: ['0x0017 secp256r1'] },
    options: { client: { groups: ['x25519'] }, server: { groups: ['secp256r1'] } },
  },
  {
    name: 'no certificate that the client can check',
    side: 'server',
    kind: 'no-certificate',
    says: { schemes: ['0x0403 ecdsa_secp256r1_sha256'] },
    options: { client: { signatureAlgorithms: ['ecdsa_secp256r1_sha256'] } },
  },
  {
    name: 'no common protocol',
    side: 'server',
    kind: 'no-application-protocol',
    says: { client: ['h2'], server: ['http/1.1'] },
    options: { client: { alpn: ['h2'] }, server: { alpn: ['http/1.1'] } },
  },
  {
    name: 'a name that nobody has',
    side: 'server',
    kind: 'unrecognized-name',
    says: { name: 'www.example.com', known: ['a.example'] },
    options: { server: { serverNames: ['a.example'] } },
  },
  altered('a point of low order', 'bad-public-value', withExtension(shares(share(X25519, zeros))), {
    why: 'the shared secret would be all zeros',
  }),
  altered(
    'a key that is too short',
    'bad-public-value',
    withExtension(shares(share(X25519, zeros.subarray(1)))),
    {
      why: '31 bytes where 32 belong',
    },
  ),
  altered(
    'a point that is not on the curve',
    'bad-public-value',
    withExtension(shares(share(SECP256R1, new Uint8Array(65).fill(4)))),
    { group: 'secp256r1', why: 'it is no point of the curve' },
    p256,
  ),
  altered(
    'a compressed point',
    'bad-public-value',
    withExtension(
      shares(
        share(
          SECP256R1,
          fromHex('036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296'),
        ),
      ),
    ),
    { group: 'secp256r1' },
    p256,
  ),
  altered(
    'more binders than identities',
    'illegal-value',
    more(psk(zeros, zeros)),
    { field: 'pre_shared_key.binders' },
    knowsTicket,
  ),
  altered('a wrong binder', 'bad-binder', more(psk(zeros)), { identity: 0 }, knowsTicket),
  altered(
    'a binder of the wrong length',
    'bad-binder',
    more(psk(new Uint8Array(48))),
    { identity: 0 },
    knowsTicket,
  ),
  ...changes.map(([field, changed]) =>
    altered(
      `another ${field} the second time`,
      'changed-client-hello',
      (value) => ({ ...value, ...changed }),
      { field },
      retry,
      2,
    ),
  ),
  altered(
    'another extension the second time',
    'changed-client-hello',
    more(opaque(0xfedc)),
    { field: 'extensions' },
    retry,
    2,
  ),
  altered(
    'no extension the second time that was there',
    'changed-client-hello',
    without('server_name'),
    { field: 'extensions' },
    retry,
    2,
  ),
  altered(
    'other groups the second time',
    'changed-client-hello',
    withExtension({
      name: 'supported_groups',
      data: { named_group_list: [X25519] },
    }),
    { field: 'extensions' },
    retry,
    2,
  ),
  altered(
    'another key the second time, where only a cookie was asked for',
    'changed-client-hello',
    withExtension(shares(share(X25519, new Uint8Array(32).fill(9)))),
    { field: 'extensions' },
    cookie,
    2,
  ),
  altered(
    'early data the second time',
    'changed-client-hello',
    more({ name: 'early_data', data: {} }),
    { field: 'extensions' },
    retry,
    2,
  ),
  altered('no cookie', 'missing-extension', without('cookie'), { extension: 'cookie' }, cookie, 2),
  altered(
    'another cookie',
    'illegal-value',
    withExtension({ name: 'cookie', data: { cookie: Uint8Array.of(1) } }),
    { field: 'cookie' },
    cookie,
    2,
  ),
  altered(
    'a cookie that nobody gave',
    'illegal-value',
    more({ name: 'cookie', data: { cookie: Uint8Array.of(1) } }),
    { field: 'cookie' },
    retry,
    2,
  ),
  altered(
    'no key in the group that was asked for',
    'illegal-value',
    withExtension(shares()),
    { field: 'key_share.client_shares', expected: '0x001d x25519' },
    retry,
    2,
  ),
  altered(
    'one more key than was asked for',
    'illegal-value',
    (value) => {
      const [first] = value.extensions.flatMap((one) =>
        one.name === 'key_share' ? one.data.client_shares : [],
      );
      return withExtension(shares(first ?? share(0, none), share(SECP256R1, zeros)))(value);
    },
    { field: 'key_share.client_shares' },
    retry,
    2,
  ),
  {
    name: 'a byte left over',
    side: 'server',
    kind: 'malformed-message',
    says: { message: 'ClientHello', problem: 'bytes-left-over' },
    options: {
      alter: {
        client: rewrite('ClientHello', (bytes) => {
          const longer = new Uint8Array(bytes.length + 1);
          longer.set(bytes);
          longer[2] = (bytes.length - 3) >> 8;
          longer[3] = (bytes.length - 3) & 0xff;
          return longer;
        }),
      },
    },
  },
  {
    name: 'a session id that is too long',
    side: 'server',
    kind: 'malformed-message',
    says: { message: 'ClientHello', field: 'legacy_session_id' },
    options: {
      alter: {
        client: rewrite('ClientHello', (bytes) => {
          const changed = bytes.slice();
          changed[38] = 33;
          return changed;
        }),
      },
    },
  },
];
