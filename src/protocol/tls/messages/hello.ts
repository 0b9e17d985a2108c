/** The messages that agree on everything: RFC 8446 §4.1, and what the server adds under encryption, §4.3.1. */
import { fromHex, sameBytes, type Bytes } from '../../../codec/bytes.ts';
import type { Layout } from '../../../codec/struct.ts';
import type { Codec } from '../../../codec/tape.ts';
import { bytes, uint8 } from '../../../codec/types.ts';
import { list, named, opaque, uint16 } from '../../../codec/vectors.ts';
import type { Place } from '../extensions/extension-type.ts';
import { extensionsOf, optionalExtensionsOf } from '../extensions.ts';
import { compressionName, HANDSHAKE, suiteName, versionName } from '../names.ts';
import { handshakeMessage } from './handshake-message.ts';

/** SHA-256 of "HelloRetryRequest": the random of a ServerHello that is one. RFC 8446 §4.1.3 */
export const HELLO_RETRY_RANDOM = fromHex(
  'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c',
);

/** The last bytes of the random of a server that could do better than what it agrees to. RFC 8446 §4.1.3 */
export const DOWNGRADE_TO_1_2 = fromHex('444f574e47524401');
export const DOWNGRADE_TO_1_1 = fromHex('444f574e47524400');

const version = named(uint16, versionName);
const cipherSuite = named(uint16, suiteName);
const compression = named(uint8, compressionName);

export const ClientHello = handshakeMessage(
  'ClientHello',
  HANDSHAKE.client_hello,
  'RFC 8446 §4.1.2',
  {
    legacy_version: [
      version,
      'always TLS 1.2: what is really offered stands in supported_versions',
    ],
    random: [bytes(32), 'random, so that no two handshakes are alike'],
    legacy_session_id: [
      opaque(0, 32, 'RFC 8446 §4.1.2'),
      'once the name of an older session; now random or empty, for devices that expect TLS 1.2',
    ],
    cipher_suites: [
      list(2, 2 ** 16 - 2, 'RFC 8446 §4.1.2', ['CipherSuite', 'one suite', cipherSuite]),
      'pairs of a cipher and a hash that the client supports, best first',
    ],
    legacy_compression_methods: [
      list(1, 2 ** 8 - 1, 'RFC 8446 §4.1.2', ['CompressionMethod', 'one method', compression]),
      'always just null: TLS 1.3 does not compress',
    ],
    extensions: [optionalExtensionsOf('ClientHello'), 'all else that the client offers'],
  },
  'client',
);

/** A HelloRetryRequest has the form of a ServerHello, and another random. */
const serverHello = <P extends Place>(place: P, random: Codec<Bytes>, what: string) =>
  ({
    legacy_version: [version, 'always TLS 1.2: the chosen version stands in supported_versions'],
    random: [random, what],
    legacy_session_id_echo: [
      opaque(0, 32, 'RFC 8446 §4.1.3'),
      'the legacy_session_id of the ClientHello, as it was',
    ],
    cipher_suite: [cipherSuite, 'the suite that the server has chosen'],
    legacy_compression_method: [compression, 'always null'],
    extensions: [optionalExtensionsOf(place), 'what the server has chosen'],
  }) as const satisfies Layout;

export const ServerHello = handshakeMessage(
  'ServerHello',
  HANDSHAKE.server_hello,
  'RFC 8446 §4.1.3',
  serverHello('ServerHello', bytes(32), 'random, so that no two handshakes are alike'),
  'server',
);

/** The one random that it can have; not asked of whoever writes it. */
const retryRandom: Codec<Bytes> = {
  walk(tape, value) {
    const start = tape.at;
    const random = bytes(32).walk(tape, value);
    if (!sameBytes(random, HELLO_RETRY_RANDOM)) {
      if (tape.writing) throw new RangeError('not the random of a HelloRetryRequest');
      tape.fault('bad-value', 'the random of a HelloRetryRequest', 'another one', start);
    }
    return random;
  },
};

export const HelloRetryRequest = handshakeMessage(
  'HelloRetryRequest',
  HANDSHAKE.server_hello,
  'RFC 8446 §4.1.4',
  serverHello(
    'HelloRetryRequest',
    retryRandom,
    'SHA-256 of "HelloRetryRequest": this is no ServerHello, but asks for another ClientHello',
  ),
  'server',
);

export const EncryptedExtensions = handshakeMessage(
  'EncryptedExtensions',
  HANDSHAKE.encrypted_extensions,
  'RFC 8446 §4.3.1',
  {
    extensions: [
      extensionsOf('EncryptedExtensions', 0),
      "the server's answers to what keys need not be known for",
    ],
  },
  'server',
);
