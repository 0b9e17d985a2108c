/** Changes of single messages, for ends that misbehave. */
import { concat, type Bytes } from '../../../../src/codec/bytes.ts';
import { decode, encode, type Codec } from '../../../../src/codec/tape.ts';
import {
  extensionTypes,
  typeOf,
  type AnyExtension,
  type ExtensionName,
} from '../../../../src/protocol/tls/extensions.ts';
import type { HandshakeMessage } from '../../../../src/protocol/tls/messages/handshake-message.ts';
import { ClientHello } from '../../../../src/protocol/tls/messages/hello.ts';
import type { Alter } from './ends.ts';

export function valueOf<T>(codec: Codec<T>, bytes: Bytes): T {
  const decoded = decode(codec, bytes);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.fault));
  return decoded.value;
}

/** Changes the value of every message of a kind, or of the one with a number, counted from 1. */
export function edit<T>(
  message: HandshakeMessage<T>,
  change: (value: T) => T,
  only?: number,
): Alter {
  return rewrite(message.name, (bytes) => encode(message, change(valueOf(message, bytes))), only);
}

/** Changes the bytes of every message of a kind, or of the one with a number, counted from 1. */
export function rewrite(name: string, change: (bytes: Bytes) => Bytes, only?: number): Alter {
  let count = 0;
  return (message, bytes) => {
    if (message !== name) return [bytes];
    count++;
    return [only === undefined || only === count ? change(bytes) : bytes];
  };
}

/** Leaves out every message of a kind. */
export const drop =
  (name: string): Alter =>
  (message, bytes) =>
    message === name ? [] : [bytes];

/** Sends a message before every message of a kind. */
export const before =
  (name: string, first: Bytes): Alter =>
  (message, bytes) =>
    message === name ? [first, bytes] : [bytes];

interface WithExtensions {
  readonly extensions: readonly AnyExtension[];
}

/** A message without an extension. */
export const without =
  (name: ExtensionName) =>
  <V extends WithExtensions>(value: V): V => ({
    ...value,
    extensions: value.extensions.filter((one) => one.name !== name),
  });

/** A message with an extension put at the end, or in the place of the one of the same type. */
export const withExtension =
  (extension: AnyExtension) =>
  <V extends WithExtensions>(value: V): V => {
    const isSame = (one: AnyExtension) => typeOf(one) === typeOf(extension);
    const { extensions } = value;
    const next = extensions.some(isSame)
      ? extensions.map((one) => (isSame(one) ? extension : one))
      : [...extensions, extension];
    return { ...value, extensions: next };
  };

/** A message with one more extension at its end, whatever it has. */
export const more =
  (extension: AnyExtension) =>
  <V extends WithExtensions>(value: V): V => ({
    ...value,
    extensions: [...value.extensions, extension],
  });

/** An extension as bytes: for what has no form where it stands. */
export const opaque = (type: ExtensionName | number, data: Bytes = new Uint8Array()) => ({
  name: 'other' as const,
  type: typeof type === 'number' ? type : extensionTypes[type].type,
  data,
});

export const inHello = (change: (value: HelloValue) => HelloValue, only?: number): Alter =>
  edit(ClientHello, change, only);
export type HelloValue = typeof ClientHello extends Codec<infer T> ? T : never;

export function flip(bytes: Bytes, at: number): Bytes {
  const changed = bytes.slice();
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

/** A handshake message of any type. */
export const handshake = (type: number, body: Bytes = new Uint8Array()): Bytes =>
  concat(
    Uint8Array.of(type, body.length >> 16, (body.length >> 8) & 0xff, body.length & 0xff),
    body,
  );

/** A record in the clear. */
export const record = (type: number, content: Bytes): Bytes =>
  concat(Uint8Array.of(type, 3, 3, content.length >> 8, content.length & 0xff), content);
