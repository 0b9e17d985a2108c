/** All handshake messages, and which of them bytes are. */
import { sameBytes, type Bytes } from '../../../codec/bytes.ts';
import { struct } from '../../../codec/struct.ts';
import { readUint, type Codec } from '../../../codec/tape.ts';
import { rest, uint8 } from '../../../codec/types.ts';
import { named } from '../../../codec/vectors.ts';
import { HANDSHAKE, handshakeTypeName } from '../names.ts';
import { Certificate, CertificateRequest, CertificateVerify, Finished } from './authentication.ts';
import type { HandshakeMessage } from './handshake-message.ts';
import {
  ClientHello,
  EncryptedExtensions,
  HELLO_RETRY_RANDOM,
  HelloRetryRequest,
  ServerHello,
} from './hello.ts';
import { EndOfEarlyData, KeyUpdate, NewSessionTicket } from './later.ts';

export const handshakeMessages = {
  ClientHello,
  ServerHello,
  HelloRetryRequest,
  NewSessionTicket,
  EndOfEarlyData,
  EncryptedExtensions,
  Certificate,
  CertificateRequest,
  CertificateVerify,
  Finished,
  KeyUpdate,
};

export type HandshakeName = keyof typeof handshakeMessages;
export type HandshakeValues = {
  [N in HandshakeName]: (typeof handshakeMessages)[N] extends Codec<infer T> ? T : never;
};

/** msg_type and length. RFC 8446 §4 */
const HANDSHAKE_HEAD = 4;
/** legacy_version, before the random of a ServerHello. */
const RANDOM_AT = HANDSHAKE_HEAD + 2;

const byType: ReadonlyMap<number, HandshakeMessage<unknown>> = new Map(
  Object.values(handshakeMessages)
    .filter((message) => message !== HelloRetryRequest)
    .map((message): [number, HandshakeMessage<unknown>] => [message.type, message]),
);

/** The message that bytes begin, by msg_type and, for a ServerHello, by its random; undefined for an unknown one. */
export function handshakeMessageIn(bytes: Bytes): HandshakeMessage<unknown> | undefined {
  const random = bytes.subarray(RANDOM_AT, RANDOM_AT + HELLO_RETRY_RANDOM.length);
  if (bytes[0] === HANDSHAKE.server_hello && sameBytes(random, HELLO_RETRY_RANDOM)) {
    return HelloRetryRequest;
  }
  return byType.get(bytes[0] ?? -1);
}

/** What a message is called whose bytes are these; one that nobody knows by its number. */
export const handshakeName = (bytes: Bytes): string =>
  handshakeMessageIn(bytes)?.name ?? `handshake message ${handshakeTypeName(bytes[0] ?? 0)}`;

/** The size of the message that bytes begin, its head included; null where that is not there yet. */
export const handshakeSize = (bytes: Bytes): number | null =>
  bytes.length < HANDSHAKE_HEAD ? null : HANDSHAKE_HEAD + readUint(bytes, 1, 3);

/** A message of a type that nobody knows here. */
export const UnknownHandshake: Codec<unknown> = {
  walk(tape) {
    const type = named(uint8, handshakeTypeName);
    tape.field('msg_type', 'a handshake message that is not known here', 'RFC 8446 §4', type);
    return tape.lengthPrefixed('RFC 8446 §4', () => UnknownBody.walk(tape), 3);
  },
};

const UnknownBody = struct('RFC 8446 §4', {
  body: [rest, 'what it says; its form is not known'],
});
