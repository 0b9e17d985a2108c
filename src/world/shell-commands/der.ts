/** Writes DER (X.690) as openssl takes keys and signatures. */
import { bigToBytes, concat, type Bytes } from '../../codec/bytes.ts';

const value = (tag: number, ...parts: readonly Bytes[]): Bytes => {
  const content = concat(...parts);
  return concat(Uint8Array.of(tag, ...lengthOf(content.length)), content);
};

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}

/** One that is not negative. */
export const integer = (number: bigint): Bytes => {
  const bytes = bigToBytes(number);
  const first = bytes[0] ?? 0x80;
  return value(0x02, first >= 0x80 ? Uint8Array.of(0) : new Uint8Array(), bytes);
};

export const sequence = (...parts: readonly Bytes[]): Bytes => value(0x30, ...parts);
export const octets = (bytes: Bytes): Bytes => value(0x04, bytes);
export const identifier = (bytes: Bytes): Bytes => value(0x06, bytes);
export const context = (number: number, content: Bytes): Bytes => value(0xa0 | number, content);
