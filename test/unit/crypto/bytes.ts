/** What the tests of src/crypto share: vectors as hexadecimal text, and repeatable random inputs. */

import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import * as fc from 'fast-check';

/** Bytes of hexadecimal text, which may be set in groups and lines. */
export const hex = (text: string): Uint8Array => hexToBytes(text.replace(/\s/g, ''));

export const toHex = bytesToHex;
export const utf8 = utf8ToBytes;

/** `count` bytes, all of them `value`. */
export const repeat = (value: number, count: number): Uint8Array =>
  new Uint8Array(count).fill(value);

/** The bytes 0, 1, 2 … of which there are `count`. */
export const counting = (count: number): Uint8Array =>
  Uint8Array.from({ length: count }, (_, n) => n);

/** A copy with one bit changed. */
export function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = new Uint8Array(bytes);
  new DataView(changed.buffer).setUint8(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
  return changed;
}

/** Any bytes of exactly `length`. */
export const anyBytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

/** Any bytes that cross several blocks of every primitive, down to none at all. */
export const anyMessage = fc.uint8Array({ maxLength: 700, size: 'max' });

/** The same inputs on every run, so that a failure stays one. */
export const repeatable = (numRuns: number) => ({ seed: 20260101, numRuns });
