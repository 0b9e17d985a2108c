/** The types of ASN.1 that certificates are made of, in DER. ITU-T X.690 §8, §11. */
import { bytesToBig, concat, fromHex, toHex, type Bytes } from './bytes.ts';
import { tlv, type DerType } from './der.ts';
import { tags } from './der-tags.ts';
import type { Codec, Tape } from './tape.ts';

export interface Content<T> {
  readonly means: string;
  readonly source: string;
  /** The value of all the bytes. `start` is where they begin, for faults. */
  read(bytes: Bytes, tape: Tape, start: number): T;
  write(value: T): Bytes;
}

/** A content in one field; no bytes are no field. */
export const content = <T>({ means, source, read, write }: Content<T>): Codec<T> => ({
  walk(tape, value) {
    if (!tape.writing && tape.left === 0) return read(new Uint8Array(), tape, tape.at);
    if (!tape.writing)
      return tape.field('value', means, source, {
        walk(tape) {
          const start = tape.at;
          return read(tape.take(tape.left), tape, start);
        },
      });
    if (value === undefined) throw new RangeError('a value is missing');
    tape.put(write(value));
    return value;
  },
});

/** How many bytes a fault shows. */
const SHOWN = 16;
const firstOf = (bytes: Bytes): string =>
  bytes.length > SHOWN ? `${toHex(bytes.subarray(0, SHOWN))}…` : toHex(bytes) || 'none';

export const boolean = tlv(
  tags.BOOLEAN,
  content<boolean>({
    means: 'ff is TRUE, 00 is FALSE',
    source: 'X.690 §11.1',
    read(bytes, tape, start) {
      const [first = 0] = bytes;
      if (bytes.length !== 1 || (first !== 0 && first !== 0xff))
        tape.fault('bad-value', 'the byte 00 or ff', firstOf(bytes), start);
      return first !== 0;
    },
    write: (value) => Uint8Array.of(value ? 0xff : 0),
  }),
);

function readInteger(bytes: Bytes, tape: Tape, start: number): bigint {
  const [first, second] = bytes;
  if (first === undefined) tape.fault('bad-value', 'at least one byte', 'none', start);
  const isNeedless =
    second !== undefined && (first === 0 ? second < 0x80 : first === 0xff && second >= 0x80);
  if (isNeedless)
    tape.fault('bad-value', 'the fewest bytes that hold the number', firstOf(bytes), start);
  return BigInt.asIntN(bytes.length * 8, bytesToBig(bytes));
}

function writeInteger(n: bigint): Bytes {
  let length = 1;
  while (BigInt.asIntN(length * 8, n) !== n) length += 1;
  return fromHex(
    BigInt.asUintN(length * 8, n)
      .toString(16)
      .padStart(length * 2, '0'),
  );
}

const INTEGER = {
  means: "two's complement, most significant byte first, in the fewest bytes",
  source: 'X.690 §8.3',
} as const;
const shownNumber = (n: bigint): string =>
  n < 0n ? `-0x${(-n).toString(16)}` : `0x${n.toString(16)}`;

/** A number of any size. */
export const integer = tlv(
  tags.INTEGER,
  content<bigint>({ ...INTEGER, read: readInteger, write: writeInteger }),
  shownNumber,
);

/** A number that has its place in a JavaScript one, such as a version: anything else is a fault. */
export const smallInteger = tlv(
  tags.INTEGER,
  content<number>({
    ...INTEGER,
    read(bytes, tape, start) {
      const n = readInteger(bytes, tape, start);
      if (n < 0n || n > 0x7fff_ffffn)
        tape.fault('bad-value', 'a number from 0 to 2^31 - 1', shownNumber(n), start);
      return Number(n);
    },
    write: (n) => writeInteger(BigInt(n)),
  }),
);

/** Any bytes. */
export const octetString = tlv(
  tags['OCTET STRING'],
  content<Bytes>({
    means: 'the bytes themselves',
    source: 'X.690 §8.7',
    read: (bytes) => bytes,
    write: (bytes) => bytes,
  }),
);

export const nullValue: DerType<null> = tlv(tags.NULL, {
  walk: () => null, // the length before it is 0, and what is left over is a fault
});

/** What the bytes in a string are, laid open; the value stays the bytes. */
export const holding = (inner: Codec<unknown>): Codec<Bytes> => ({
  walk(tape, value) {
    if (tape.writing) {
      if (value === undefined) throw new RangeError('a value is missing');
      tape.put(value);
      return value;
    }
    const start = tape.at;
    const bytes = tape.take(tape.left);
    if (bytes.length > 0) tape.inlay(start, bytes, inner, 'value');
    return bytes;
  },
});

/** An OCTET STRING round what `inner` explains. */
export const octetsHolding = (inner: Codec<unknown>): DerType<Bytes> =>
  tlv(tags['OCTET STRING'], holding(inner));

/** The octet before the bits. X.690 §8.6.2.2. */
const unused = (most: number): Codec<number> => ({
  walk(tape) {
    const start = tape.at;
    const [count = 0] = tape.take(1, 'how many bits are unused');
    if (count > most)
      tape.fault('bad-value', most === 0 ? '0' : `a number from 0 to ${most}`, `${count}`, start);
    return count;
  },
});
const unusedBits = (tape: Tape, most: number): number =>
  tape.field(
    'unused bits',
    'how many bits at the end of the last byte do not count',
    'X.690 §8.6.2',
    unused(most),
  );

/** A BIT STRING of whole bytes round what `inner` explains, such as a key or a signature. */
export const bitsHolding = (inner: Codec<unknown>): DerType<Bytes> => {
  const held = holding(inner);
  return tlv(tags['BIT STRING'], {
    walk(tape, value) {
      if (tape.writing) tape.put(Uint8Array.of(0));
      else unusedBits(tape, 0);
      return held.walk(tape, value);
    },
  });
};

/** A BIT STRING whose bits have names, the first one first; the value is the names of those that are set. X.690 §11.2.2. */
export function namedBits(names: readonly string[], source: string): DerType<readonly string[]> {
  const nameOf = (at: number): string => names[at] ?? `bit ${at}`;
  const means = `one bit each, from the first on: ${names.join(', ')}`;
  return tlv(tags['BIT STRING'], {
    walk(tape, value) {
      if (tape.writing) {
        tape.put(bitsOf((value ?? []).map((name) => names.indexOf(name))));
        return value ?? [];
      }
      const spare = unusedBits(tape, tape.left > 1 ? 7 : 0);
      if (tape.left === 0) return [];
      return tape.field('bits', means, source, {
        walk(tape) {
          const bytes = tape.take(tape.left);
          const last = bytes.at(-1) ?? 0;
          if ((last & ((1 << spare) - 1)) !== 0) tape.remark('DER has the unused bits at 0');
          else if (((last >> spare) & 1) === 0) tape.remark('DER leaves out zeros at the end');
          const count = bytes.length * 8 - spare;
          return Array.from({ length: Math.min(count, MOST_BITS) }, (_, at) => at)
            .filter((at) => (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) === 1)
            .map(nameOf);
        },
      });
    },
  });
}
/** More bits than anything has names for. */
const MOST_BITS = 64;

function bitsOf(set: readonly number[]): Bytes {
  if (set.includes(-1)) throw new RangeError('a bit without a name');
  if (set.length === 0) return Uint8Array.of(0);
  const count = Math.max(...set) + 1;
  const bytes = new Uint8Array(Math.ceil(count / 8));
  for (const at of set) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7));
  return concat(Uint8Array.of(bytes.length * 8 - count), bytes);
}
