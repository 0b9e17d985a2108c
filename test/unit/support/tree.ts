/** What must hold for every tree of fields, whichever layout and whichever bytes it comes from. */
import { expect } from 'vitest';
import type { Bytes } from '../../../src/codec/bytes.ts';
import { leaves, UNPARSED, type Field } from '../../../src/codec/field.ts';
import {
  decode,
  decodeTree,
  encode,
  encodeTree,
  type Codec,
  type DecodeFault,
} from '../../../src/codec/tape.ts';

/** The first thing that is wrong with a tree over `length` bytes; null where nothing is. */
export function flawIn(fields: readonly Field[], length: number): string | null {
  let at = 0;
  for (const leaf of leaves(fields)) {
    if (leaf.start !== at) return `${leaf.name} starts at ${leaf.start}, not ${at}`;
    if (leaf.end < leaf.start) return `${leaf.name} ends before it starts`;
    at = leaf.end;
  }
  if (at !== length) return `the leaves end at ${at}, the bytes at ${length}`;
  return flawInFields(fields);
}

function flawInFields(fields: readonly Field[]): string | null {
  for (const field of fields) {
    if (field.name === '' || field.means === '' || field.source === '') {
      return `a field without name, meaning or source: ${JSON.stringify(field)}`;
    }
    const [first, last] = [field.fields[0], field.fields.at(-1)];
    if (first && last && (first.start !== field.start || last.end !== field.end)) {
      return `${field.name} is not where its parts are`;
    }
    const flaw = flawInFields(field.fields);
    if (flaw !== null) return flaw;
  }
  return null;
}

/** A value goes through its layout and comes back, with the same tree both ways. */
export function expectRoundTrip<T>(codec: Codec<T>, value: T): Bytes {
  const written = encodeTree(codec, value);
  expect(encode(codec, value)).toEqual(written.bytes);
  expect(decode(codec, written.bytes)).toEqual({ ok: true, value });
  const read = decodeTree(codec, written.bytes);
  expect(read.ok).toBe(true);
  expect(read.fields).toEqual(written.fields);
  expect(flawIn(read.fields, written.bytes.length)).toBeNull();
  expect(leaves(read.fields).every(({ remark }) => remark === undefined)).toBe(true);
  return written.bytes;
}

/** Whatever the bytes are: a value, or a fault with a partial tree; and a tree that tiles them. */
export function expectHonestReading(codec: Codec<unknown>, bytes: Bytes): void {
  const plain = decode(codec, bytes);
  const { fields, ...read } = decodeTree(codec, bytes);
  expect(read).toEqual(plain);
  expect(flawIn(fields, bytes.length)).toBeNull();
  if (!plain.ok) {
    expect(leaves(fields).at(-1)?.name).toBe(UNPARSED);
    expect(plain.fault.expected).not.toBe('');
    expect(plain.fault.found).not.toBe('');
    expect(plain.fault.offset).toBeLessThanOrEqual(bytes.length);
  }
}

/** The fault of bytes that must not decode. */
export function faultOf(codec: Codec<unknown>, bytes: Bytes): DecodeFault {
  const decoded = decode(codec, bytes);
  if (decoded.ok) throw new Error('these bytes decode');
  return decoded.fault;
}

/** The value of bytes that must decode. */
export function valueOf<T>(codec: Codec<T>, bytes: Bytes): T {
  const decoded = decode(codec, bytes);
  if (!decoded.ok) throw new Error(`${decoded.fault.field}: ${decoded.fault.kind}`);
  return decoded.value;
}

/** Remarks in a tree, with the names of the fields that carry them. */
export const remarksIn = (fields: readonly Field[]): [name: string, remark: string][] =>
  leaves(fields).flatMap(({ name, remark }): [string, string][] =>
    remark ? [[name, remark]] : [],
  );
