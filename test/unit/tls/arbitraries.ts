/** Arbitrary values of every layout of TLS 1.3. A message or extension that is added without one does not compile. */
import * as fc from 'fast-check';
import type { Place } from '../../../src/protocol/tls/extensions/extension-type.ts';
import { extensionTypes, type Extension } from '../../../src/protocol/tls/extensions.ts';
import { signatureContext } from '../../../src/protocol/tls/messages/authentication.ts';
import type { HandshakeValues } from '../../../src/protocol/tls/messages/handshake.ts';
import { HELLO_RETRY_RANDOM } from '../../../src/protocol/tls/messages/hello.ts';

const bytesOf = (minLength: number, maxLength = minLength) =>
  fc.uint8Array({ minLength, maxLength });
const uint8 = fc.nat(0xff);
const uint16 = fc.nat(0xffff);
const uint32 = fc.nat(2 ** 32 - 1);
const list = <T>(one: fc.Arbitrary<T>, minLength = 1, maxLength = 5) =>
  fc.array(one, { minLength, maxLength });
const byteText = bytesOf(1, 20).map((bytes) => String.fromCharCode(...bytes));

const KEY_SIZES: Readonly<Record<number, number>> = { 0x1d: 32, 0x17: 65, 0x18: 97, 0x19: 133 };

/** A key of a form that its group could have, or of a group whose form nobody knows; whether it is one is not asked. */
const keyShare = fc.oneof(
  fc.constantFrom(0x1d, 0x17, 0x18, 0x19).chain((group) =>
    bytesOf(KEY_SIZES[group] ?? 1).map((key) => {
      const key_exchange = group === 0x1d ? key : Uint8Array.of(4, ...key.subarray(1));
      return { group, key_exchange };
    }),
  ),
  fc.record({
    group: uint16.filter((group) => KEY_SIZES[group] === undefined),
    key_exchange: bytesOf(1, 40),
  }),
);

const scheme = fc.record({ supported_signature_algorithms: list(uint16) });
const groups = fc.record({ named_group_list: list(uint16) });
const protocols = fc.record({ protocol_name_list: list(byteText) });
const version = fc.record({ selected_version: uint16 });
const authorities = fc.record({ authorities: list(bytesOf(3, 30)) });
const limit = fc.record({ record_size_limit: uint16 });
const cookie = fc.record({ cookie: bytesOf(1, 60) });
const empty = fc.constant({});

type Known<P extends Place> = Exclude<Extension<P>, { readonly name: 'other' }>;
type DataTable<P extends Place> = {
  readonly [N in Known<P>['name']]: fc.Arbitrary<
    Extract<Extension<P>, { readonly name: N }>['data']
  >;
};

/** Every form that there is. */
export const extensionData: { readonly [P in Place]: DataTable<P> } = {
  ClientHello: {
    server_name: fc.record({
      server_name_list: list(fc.record({ name_type: uint8, host_name: byteText })),
    }),
    supported_groups: groups,
    signature_algorithms: scheme,
    signature_algorithms_cert: scheme,
    application_layer_protocol_negotiation: protocols,
    record_size_limit: limit,
    pre_shared_key: list(
      fc.record({
        identity: bytesOf(1, 40),
        obfuscated_ticket_age: uint32,
        binder: bytesOf(32, 48),
      }),
    ).map((keys) => ({
      identities: keys.map(({ identity, obfuscated_ticket_age }) => ({
        identity,
        obfuscated_ticket_age,
      })),
      binders: keys.map(({ binder }) => binder),
    })),
    early_data: empty,
    supported_versions: fc.record({ versions: list(uint16) }),
    cookie,
    psk_key_exchange_modes: fc.record({ ke_modes: list(uint8) }),
    certificate_authorities: authorities,
    post_handshake_auth: empty,
    key_share: fc.record({ client_shares: list(keyShare, 0) }),
  },
  ServerHello: {
    pre_shared_key: fc.record({ selected_identity: uint16 }),
    supported_versions: version,
    key_share: fc.record({ server_share: keyShare }),
  },
  HelloRetryRequest: {
    supported_versions: version,
    cookie,
    key_share: fc.record({ selected_group: uint16 }),
  },
  EncryptedExtensions: {
    server_name: empty,
    supported_groups: groups,
    application_layer_protocol_negotiation: protocols,
    record_size_limit: limit,
    early_data: empty,
  },
  CertificateRequest: {
    signature_algorithms: scheme,
    signature_algorithms_cert: scheme,
    certificate_authorities: authorities,
  },
  Certificate: {},
  NewSessionTicket: { early_data: fc.record({ max_early_data_size: uint32 }) },
};

const types = new Set<number>(Object.values(extensionTypes).map(({ type }) => type));

/** Unknown, GREASE, or for older versions; and with any bytes in it that its own form need not fit. */
const other = fc
  .record({
    name: fc.constant('other' as const),
    type: fc.oneof(
      uint16,
      fc.constantFrom(0x0a0a, 0xfafa, 5, 11, 21, 22, 23, 27, 35, 65037, 65281),
    ),
    data: bytesOf(0, 20),
  })
  .filter(({ type }) => !types.has(type));

/** A list of extensions that may stand in a message; `least` bytes long. */
export const extensions = <P extends Place>(
  place: P,
  minLength = 0,
): fc.Arbitrary<readonly Extension<P>[]> => {
  const known = Object.entries<fc.Arbitrary<unknown>>(extensionData[place]).map(
    ([name, data]) => data.map((value) => ({ name, data: value }) as Extension<P>), // names and data of the table above
  );
  return list(fc.oneof(other as fc.Arbitrary<Extension<P>>, ...known), minLength, 6);
};

/** As large as the least that a hello has. */
const inHello = <P extends Place>(place: P) => fc.oneof(extensions(place, 1), fc.constant([]));

const random = bytesOf(32);
const hello = { legacy_version: uint16, random, legacy_session_id: bytesOf(0, 32) };
const serverHello = {
  legacy_version: uint16,
  legacy_session_id_echo: bytesOf(0, 32),
  cipher_suite: uint16,
  legacy_compression_method: uint8,
};

type Table<Values> = { readonly [Name in keyof Values]: fc.Arbitrary<Values[Name]> };

export const handshakes: Table<HandshakeValues> = {
  ClientHello: fc.record({
    ...hello,
    cipher_suites: list(uint16),
    legacy_compression_methods: list(uint8),
    extensions: inHello('ClientHello'),
  }),
  ServerHello: fc.record({ ...serverHello, random, extensions: inHello('ServerHello') }),
  HelloRetryRequest: fc.record({
    ...serverHello,
    random: fc.constant(HELLO_RETRY_RANDOM),
    extensions: inHello('HelloRetryRequest'),
  }),
  EncryptedExtensions: fc.record({ extensions: extensions('EncryptedExtensions') }),
  CertificateRequest: fc.record({
    certificate_request_context: bytesOf(0, 20),
    extensions: extensions('CertificateRequest', 1),
  }),
  Certificate: fc.record({
    certificate_request_context: bytesOf(0, 20),
    certificate_list: list(
      fc.record({ cert_data: bytesOf(1, 80), extensions: extensions('Certificate') }),
      0,
      3,
    ),
  }),
  CertificateVerify: fc.record({ algorithm: uint16, signature: bytesOf(0, 80) }),
  Finished: fc.record({ verify_data: fc.oneof(bytesOf(32), bytesOf(48)) }),
  NewSessionTicket: fc.record({
    ticket_lifetime: uint32,
    ticket_age_add: uint32,
    ticket_nonce: bytesOf(0, 20),
    ticket: bytesOf(1, 80),
    extensions: extensions('NewSessionTicket'),
  }),
  KeyUpdate: fc.record({ request_update: uint8 }),
  EndOfEarlyData: fc.constant({}),
};

export const alert = fc.record({ level: uint8, description: uint8 });

export const hkdfLabel = fc.record({
  length: uint16,
  label: bytesOf(1, 30).map((bytes) => String.fromCharCode(...bytes)),
  context: bytesOf(0, 48),
});

export const signedContent = fc.record({
  context: fc.constantFrom(...Object.values(signatureContext)),
  transcript_hash: bytesOf(32, 48),
});
