/** Small helpers on bytes that every layer needs. */

export type Bytes = Uint8Array;

const digits = Array.from({ length: 256 }, (_, n) => n.toString(16).padStart(2, '0'));

/** Lower-case hexadecimal, two digits a byte. */
export function toHex(bytes: Bytes): string {
  let text = '';
  for (const byte of bytes) text += digits[byte];
  return text;
}

/** The bytes of a hexadecimal text. Throws a RangeError that gives the offset of the first wrong digit. */
export function fromHex(text: string): Bytes {
  const wrong = text.search(/[^0-9a-fA-F]/);
  if (wrong >= 0) throw new RangeError(`not a hexadecimal digit at offset ${wrong}`);
  if (text.length % 2 !== 0)
    throw new RangeError(`odd number of hexadecimal digits: ${text.length}`);
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at++)
    bytes[at] = parseInt(text.slice(at * 2, at * 2 + 2), 16);
  return bytes;
}

export function concat(...parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Byte-wise equality, in variable time: for public values only. */
export function sameBytes(a: Bytes, b: Bytes): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

const encoder = new TextEncoder();
// A byte order mark is text like any other here: dropping it would let two byte strings read as one.
const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });

export const utf8 = (text: string): Bytes => encoder.encode(text);

/** Text of bytes; what is not UTF-8 becomes U+FFFD. */
export const fromUtf8 = (bytes: Bytes): string => decoder.decode(bytes);

/** Unsigned big-endian number, minimal: zero is the empty string of bytes. */
export function bigToBytes(n: bigint): Bytes {
  if (n < 0n) throw new RangeError('negative number');
  const text = n === 0n ? '' : n.toString(16);
  return fromHex(text.length % 2 === 0 ? text : `0${text}`);
}

/** Reads unsigned big-endian bytes. */
export const bytesToBig = (bytes: Bytes): bigint =>
  bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`);
