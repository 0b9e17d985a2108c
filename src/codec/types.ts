/** The data types of RFC 4251 §5, and the plain bytes that every protocol has. */
import { bigToBytes, bytesToBig, fromHex, fromUtf8, utf8, type Bytes } from './bytes.ts';
import type { Codec, Tape } from './tape.ts';

const RFC = 'RFC 4251 §5';

/** A codec without parts of its own: here, and only here, reading and writing are written apart. */
export function leaf<T>(read: (tape: Tape) => T, write: (tape: Tape, value: T) => void): Codec<T> {
  return {
    walk(tape, value) {
      if (!tape.writing) return read(tape);
      if (value === undefined) throw new RangeError('a value is missing');
      write(tape, value);
      return value;
    },
  };
}

export function assertUint(value: number, bits: number): void {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** bits) {
    throw new RangeError(`${value} is not a uint${bits}`);
  }
}

/** RFC 4251's `byte`, as a number. */
export const uint8 = leaf<number>(
  (tape) => tape.take(1, 'a byte')[0] ?? 0,
  (tape, value) => {
    assertUint(value, 8);
    tape.put(Uint8Array.of(value));
  },
);

export const uint32 = leaf<number>(
  (tape) => tape.takeUint32(),
  (tape, value) => {
    assertUint(value, 32);
    tape.putUint32(value);
  },
);

export const uint64 = leaf<bigint>(
  (tape) => bytesToBig(tape.take(8, 'a uint64')),
  (tape, value) => {
    if (value < 0n || value >= 1n << 64n) throw new RangeError(`${value} is not a uint64`);
    tape.put(fromHex(value.toString(16).padStart(16, '0')));
  },
);

export const boolean = leaf<boolean>(
  (tape) => {
    const byte = tape.take(1, 'a boolean')[0] ?? 0;
    if (byte > 1) tape.remark(`${byte}: any value but 0 counts as TRUE, 1 is the one to send`);
    return byte !== 0;
  },
  (tape, value) => tape.put(Uint8Array.of(value ? 1 : 0)),
);

/** Exactly `length` bytes, with no length in front. */
export const bytes = (length: number): Codec<Bytes> =>
  leaf<Bytes>(
    (tape) => tape.take(length),
    (tape, value) => {
      if (value.length !== length)
        throw new RangeError(`${value.length} bytes where ${length} belong`);
      tape.put(value);
    },
  );

/** All bytes up to the end of what encloses them. */
export const rest = leaf<Bytes>(
  (tape) => tape.take(tape.left),
  (tape, value) => tape.put(value),
);

/** Text without a length, up to the end of what encloses it. */
export const restText = leaf<string>(
  (tape) => fromUtf8(tape.take(tape.left)),
  (tape, value) => tape.put(utf8(value)),
);

/** A number or a text that can only have one value. */
export const constant = <T extends number | string, const V extends T>(
  codec: Codec<T>,
  wanted: V,
): Codec<V> => ({
  walk(tape, value) {
    const start = tape.at;
    const found = codec.walk(tape, value ?? wanted);
    if (found !== wanted) tape.fault('bad-value', `${wanted}`, `${found}`, start);
    return wanted;
  },
});

/** A content with a uint32 length before it; the two are leaves of their own. */
const prefixed = <T>(name: string, means: string, content: Codec<T>): Codec<T> => ({
  walk: (tape, value) =>
    tape.lengthPrefixed(RFC, () => tape.field(name, means, RFC, content, value)),
});

/** RFC 4251's `string`: binary, any length that fits. */
export const string = prefixed('content', 'the bytes themselves', rest);

/** A `string` that holds UTF-8 text. */
export const text = prefixed('text', 'the text itself, UTF-8', restText);

/** A `string` of exactly `length` bytes. */
export const stringOf = (length: number): Codec<Bytes> =>
  prefixed('content', `${length} bytes`, {
    walk(tape, value) {
      if (tape.writing && value?.length !== length)
        throw new RangeError(`${value?.length} bytes, not ${length}`);
      if (!tape.writing && tape.left !== length)
        tape.fault('bad-value', `${length} bytes`, `${tape.left} bytes`);
      return rest.walk(tape, value);
    },
  });

const names = leaf<readonly string[]>(
  (tape) => {
    const start = tape.at;
    const content = tape.take(tape.left);
    const wrong = content.findIndex((byte) => byte <= 0x20 || byte >= 0x7f);
    if (wrong >= 0) {
      tape.fault(
        'bad-name-list',
        'printable US-ASCII',
        `byte 0x${content[wrong]?.toString(16)}`,
        start + wrong,
      );
    }
    const all = content.length === 0 ? [] : fromUtf8(content).split(',');
    const list = all.filter((name) => name !== '');
    if (list.length < all.length)
      tape.remark('an empty name: a name must not be empty, and is passed over');
    return list;
  },
  (tape, value) => {
    for (const name of value) {
      if (!/^[\x21-\x2b\x2d-\x7e]+$/.test(name))
        throw new RangeError(`not a name for a name-list: "${name}"`);
    }
    tape.put(utf8(value.join(',')));
  },
);

/** A comma-separated list of names of algorithms, methods, languages. */
export const nameList = prefixed('names', 'names joined by commas, best first', names);

function bigToMpint(n: bigint): Bytes {
  if (n === 0n) return new Uint8Array();
  const magnitude = bigToBytes(n < 0n ? ~n : n);
  const signBit = (magnitude[0] ?? 0) >= 0x80 || magnitude.length === 0 ? 1 : 0;
  const length = magnitude.length + signBit;
  return fromHex(
    BigInt.asUintN(length * 8, n)
      .toString(16)
      .padStart(length * 2, '0'),
  );
}

const isNeedless = (first: number | undefined, second: number | undefined): boolean =>
  (first === 0 && (second ?? 0) < 0x80) ||
  (first === 0xff && second !== undefined && second >= 0x80);

const twosComplement = leaf<bigint>(
  (tape) => {
    if (isNeedless(tape.peek(0), tape.peek(1)) && tape.left > 0) {
      tape.remark('needless leading bytes: a number is sent in the fewest bytes that hold it');
    }
    const content = tape.take(tape.left);
    return content.length === 0 ? 0n : BigInt.asIntN(content.length * 8, bytesToBig(content));
  },
  (tape, value) => tape.put(bigToMpint(value)),
);

/** A signed number of any size, two's complement, big-endian, in the fewest bytes. */
export const signedMpint = prefixed(
  'number',
  "two's complement, most significant byte first",
  twosComplement,
);

/** A `signedMpint` where the protocol has no use for a negative one. */
export const mpint: Codec<bigint> = prefixed(
  'number',
  "two's complement, most significant byte first",
  {
    walk(tape, value) {
      const start = tape.at;
      const n = twosComplement.walk(tape, value);
      if (n < 0n) {
        if (tape.writing) throw new RangeError('negative number');
        tape.fault('negative-mpint', 'a number that is not negative', 'a first bit of 1', start);
      }
      return n;
    },
  },
);

/** An `mpint` whose value is its magnitude as bytes, big-endian, without leading zeros. */
export const mpintBytes: Codec<Bytes> = {
  walk(tape, value) {
    const n = mpint.walk(tape, value && bytesToBig(value));
    return value ?? bigToBytes(n);
  },
};

/**
 * A `string` whose value stays the raw bytes, while the tree shows what is in them. Whoever uses the bytes decodes
 * them with `inner` and judges; here, what cannot be read is only marked.
 */
export const blob = <T>(inner: Codec<T>): Codec<Bytes> => ({
  walk: (tape, value) =>
    tape.lengthPrefixed(RFC, () => {
      const start = tape.at;
      const content = rest.walk(tape, value);
      tape.inlay(start, content, inner, 'content');
      return content;
    }),
});
