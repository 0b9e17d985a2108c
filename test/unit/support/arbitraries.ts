/** Arbitrary values of every layout. A message that is added without one does not compile, or fails. */
import * as fc from 'fast-check';
import type { Bytes } from '../../../src/codec/bytes.ts';
import type { Identification } from '../../../src/protocol/ssh/identification.ts';
import type { KeyAlgorithm } from '../../../src/protocol/ssh/key-algorithm.ts';
import type { Kex, PublicValues } from '../../../src/protocol/ssh/kexes.ts';
import type {
  ChannelRequest,
  ConnectionValues,
} from '../../../src/protocol/ssh/messages/connection.ts';
import type { TransportValues } from '../../../src/protocol/ssh/messages/transport.ts';
import type {
  UserauthRequest,
  UserauthValues,
} from '../../../src/protocol/ssh/messages/userauth.ts';
import { keyAlgorithms } from '../../../src/protocol/ssh/public-key.ts';
import { HOSTBOUND } from '../../../src/protocol/ssh/userauth/publickey-layout.ts';
import { publicBlobOf } from './certificates.ts';
import { privateKeyFrom } from './ends.ts';

export const bytes = fc.uint8Array({ maxLength: 80 });
export const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
export const text = fc.string({ unit: 'binary', maxLength: 40 });
export const name = fc.stringMatching(/^[\x21-\x2b\x2d-\x7e]{1,24}$/);
export const names = fc.array(name, { maxLength: 6 });
export const uint32 = fc.nat(2 ** 32 - 1);

/** A magnitude without leading zeros: fits a string as well as an mpint. */
const magnitude = bytes.map((all) => {
  const first = all.findIndex((byte) => byte !== 0);
  return first < 0 ? new Uint8Array() : all.slice(first);
});

/** A public key or a signature: of a kind that is known, of an unknown one, or no such thing at all. */
const blob = (make: (algorithm: KeyAlgorithm, privateKey: Bytes) => Bytes): fc.Arbitrary<Bytes> =>
  fc.oneof(bytes, fc.constantFrom(...keys.map(([algorithm, key]) => make(algorithm, key))));
/** Two keys for every algorithm: to make new ones for each value would take too long. */
const keys = [...keyAlgorithms.values()].flatMap((algorithm) =>
  [1, 2].map((fill) => {
    const random = new Uint8Array(algorithm.randomLength).fill(fill);
    return [algorithm, privateKeyFrom(algorithm, random)] as const;
  }),
);
export const keyBlob = blob(publicBlobOf);
export const signatureBlob = blob((algorithm, key) => algorithm.sign(new Uint8Array(), key));

type Table<Values> = { readonly [Name in keyof Values]: fc.Arbitrary<Values[Name]> };

const disconnect = fc.record({ reason_code: uint32, description: text, language_tag: text });

export const transport: Table<TransportValues> = {
  SSH_MSG_DISCONNECT: disconnect,
  SSH_MSG_IGNORE: fc.record({ data: bytes }),
  SSH_MSG_UNIMPLEMENTED: fc.record({ packet_sequence_number: uint32 }),
  SSH_MSG_DEBUG: fc.record({
    always_display: fc.boolean(),
    message_text: text,
    language_tag: text,
  }),
  SSH_MSG_SERVICE_REQUEST: fc.record({ service_name: text }),
  SSH_MSG_SERVICE_ACCEPT: fc.record({ service_name: text }),
  SSH_MSG_EXT_INFO: fc.record({
    extensions: fc.array(fc.record({ extension_name: text, extension_value: bytes }), {
      maxLength: 5,
    }),
  }),
  SSH_MSG_KEXINIT: fc.record({
    cookie: bytesOf(16),
    kex_algorithms: names,
    server_host_key_algorithms: names,
    encryption_algorithms_client_to_server: names,
    encryption_algorithms_server_to_client: names,
    mac_algorithms_client_to_server: names,
    mac_algorithms_server_to_client: names,
    compression_algorithms_client_to_server: names,
    compression_algorithms_server_to_client: names,
    languages_client_to_server: names,
    languages_server_to_client: names,
    first_kex_packet_follows: fc.boolean(),
    reserved: uint32,
  }),
  SSH_MSG_NEWKEYS: fc.constant({}),
};

const keyRows = { public_key_algorithm_name: text, public_key_blob: keyBlob };
const requestHead = { user_name: text, service_name: text };
/** A signature stands in the request exactly where `has_signature` says so. */
const proof = fc.oneof(
  fc.record({ has_signature: fc.constant(false), signature: fc.constant(null) }),
  fc.record({ has_signature: fc.constant(true), signature: signatureBlob }),
);

const userauthRequest: fc.Arbitrary<UserauthRequest> = fc.oneof(
  fc.record({ ...requestHead, method_name: fc.constant('none') }),
  fc.record({
    ...requestHead,
    method_name: fc.constant('keyboard-interactive'),
    language_tag: text,
    submethods: text,
  }),
  fc.record({
    ...requestHead,
    method_name: fc.constant('password'),
    change: fc.constant(false),
    password: text,
    new_password: fc.constant(null),
  }),
  fc.record({
    ...requestHead,
    method_name: fc.constant('password'),
    change: fc.constant(true),
    password: text,
    new_password: text,
  }),
  fc
    .tuple(fc.record({ ...requestHead, ...keyRows, method_name: fc.constant('publickey') }), proof)
    .map(([request, more]) => ({ ...request, ...more })),
  fc
    .tuple(
      fc.record({
        ...requestHead,
        ...keyRows,
        method_name: fc.constant(HOSTBOUND),
        server_host_key: keyBlob,
      }),
      proof,
    )
    .map(([request, more]) => ({ ...request, ...more })),
);

export const userauth: Table<UserauthValues> = {
  SSH_MSG_USERAUTH_REQUEST: userauthRequest,
  SSH_MSG_USERAUTH_FAILURE: fc.record({
    authentications_that_can_continue: names,
    partial_success: fc.boolean(),
  }),
  SSH_MSG_USERAUTH_SUCCESS: fc.constant({}),
  SSH_MSG_USERAUTH_BANNER: fc.record({ message: text, language_tag: text }),
};

/** Messages 60 to 79, by name. */
export const methods: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  SSH_MSG_USERAUTH_PK_OK: fc.record(keyRows),
  SSH_MSG_USERAUTH_PASSWD_CHANGEREQ: fc.record({ prompt: text, language_tag: text }),
  SSH_MSG_USERAUTH_INFO_REQUEST: fc.record({
    name: text,
    instruction: text,
    prompts: fc.array(fc.record({ prompt: text, echo: fc.boolean() }), { maxLength: 4 }),
  }),
  SSH_MSG_USERAUTH_INFO_RESPONSE: fc.record({ responses: fc.array(text, { maxLength: 4 }) }),
};

const channel = { recipient_channel: uint32 };
const channelHead = { ...channel, want_reply: fc.boolean() };

const channelRequest: fc.Arbitrary<ChannelRequest> = fc.oneof(
  fc.record({ ...channelHead, request_type: fc.constant('exec'), command: text }),
  fc.record({ ...channelHead, request_type: fc.constant('shell') }),
  fc.record({
    ...channelHead,
    request_type: fc.constant('pty-req'),
    terminal: text,
    width_characters: uint32,
    height_rows: uint32,
    width_pixels: uint32,
    height_pixels: uint32,
    terminal_modes: bytes,
  }),
  fc.record({
    ...channelHead,
    request_type: fc.constant('env'),
    variable_name: text,
    variable_value: text,
  }),
  fc.record({ ...channelHead, request_type: fc.constant('exit-status'), exit_status: uint32 }),
  fc.record({
    ...channelHead,
    request_type: fc.constant('exit-signal'),
    signal_name: text,
    core_dumped: fc.boolean(),
    error_message: text,
    language_tag: text,
  }),
);

const window = { initial_window_size: uint32, maximum_packet_size: uint32, channel_data: bytes };

export const connection: Table<ConnectionValues> = {
  SSH_MSG_GLOBAL_REQUEST: fc.oneof(
    fc.record({
      request_name: fc.constant('hostkeys-00@openssh.com'),
      want_reply: fc.boolean(),
      hostkeys: fc.array(keyBlob, { maxLength: 4 }),
    }),
    fc.record({
      request_name: fc.constant('no-more-sessions@openssh.com'),
      want_reply: fc.boolean(),
    }),
  ),
  SSH_MSG_REQUEST_SUCCESS: fc.record({ response_data: bytes }),
  SSH_MSG_REQUEST_FAILURE: fc.constant({}),
  SSH_MSG_CHANNEL_OPEN: fc.record({ channel_type: text, sender_channel: uint32, ...window }),
  SSH_MSG_CHANNEL_OPEN_CONFIRMATION: fc.record({ ...channel, sender_channel: uint32, ...window }),
  SSH_MSG_CHANNEL_OPEN_FAILURE: fc.record({
    ...channel,
    reason_code: uint32,
    description: text,
    language_tag: text,
  }),
  SSH_MSG_CHANNEL_WINDOW_ADJUST: fc.record({ ...channel, bytes_to_add: uint32 }),
  SSH_MSG_CHANNEL_DATA: fc.record({ ...channel, data: bytes }),
  SSH_MSG_CHANNEL_EXTENDED_DATA: fc.record({ ...channel, data_type_code: uint32, data: bytes }),
  SSH_MSG_CHANNEL_EOF: fc.record(channel),
  SSH_MSG_CHANNEL_CLOSE: fc.record(channel),
  SSH_MSG_CHANNEL_REQUEST: channelRequest,
  SSH_MSG_CHANNEL_SUCCESS: fc.record(channel),
  SSH_MSG_CHANNEL_FAILURE: fc.record(channel),
};

/** The two messages of a key exchange method, whichever it is. */
export const kexInit = (kex: Kex): fc.Arbitrary<PublicValues> =>
  fc.record({ [kex.symbols.client]: magnitude });
export const kexReply = (kex: Kex): fc.Arbitrary<PublicValues> =>
  fc.record({ K_S: keyBlob, [kex.symbols.server]: magnitude, signature: signatureBlob });

export const hashParts = (kex: Kex): fc.Arbitrary<PublicValues> =>
  fc.record({
    V_C: bytes,
    V_S: bytes,
    I_C: bytes,
    I_S: bytes,
    K_S: keyBlob,
    [kex.symbols.client]: magnitude,
    [kex.symbols.server]: magnitude,
    K: magnitude,
  });

export const signedRequest = fc.record({
  session_id: bytes,
  message: fc.constant(50 as const),
  ...requestHead,
  method_name: text,
  has_signature: fc.boolean(),
  ...keyRows,
});

const word = fc.stringMatching(/^[\x21-\x2c\x2e-\x7e]{1,20}$/);
export const identification: fc.Arbitrary<Identification> = fc.record({
  protoversion: word,
  softwareversion: fc.stringMatching(/^[\x21-\x7e]{1,30}$/),
  comments: fc.option(fc.stringMatching(/^[\x20-\x7e]{0,30}$/)),
});
