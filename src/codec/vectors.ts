/** The data types of RFC 8446 §3 that RFC 4251 does not have: short numbers, and vectors. */
import type { Bytes } from './bytes.ts';
import { repeat } from './struct.ts';
import { readUint, type Codec, type Tape } from './tape.ts';
import { assertUint, leaf, rest } from './types.ts';

export const uint16 = leaf<number>(
  (tape) => readUint(tape.take(2, 'a uint16'), 0, 2),
  (tape, value) => {
    assertUint(value, 16);
    tape.put(Uint8Array.of(value >> 8, value));
  },
);

/**
 * A vector `<least..most>`: a length in bytes, in as many bytes as `most` needs, then what `inner` reads to the last
 * byte. Fewer or more bytes than the bounds allow are a fault; writing them, a RangeError.
 */
export function vector<T>(least: number, most: number, source: string, inner: Codec<T>): Codec<T> {
  const size = most < 2 ** 8 ? 1 : most < 2 ** 16 ? 2 : 3;
  const allowed = `${least} to ${most} bytes`;
  return {
    walk: (tape, value) =>
      tape.lengthPrefixed(
        source,
        () => {
          const start = tape.at;
          const fits = (length: number) => length >= least && length <= most;
          if (!tape.writing && !fits(tape.left)) {
            tape.fault('bad-value', allowed, `${tape.left} bytes`, start - size);
          }
          const result = inner.walk(tape, value);
          if (tape.writing && !fits(tape.at - start)) {
            throw new RangeError(`${tape.at - start} bytes where ${allowed} belong`);
          }
          return result;
        },
        size,
      ),
  };
}

/** `opaque name<least..most>`: bytes whose content this layout does not define. */
export const opaque = (
  least: number,
  most: number,
  source: string,
  means = 'the bytes themselves',
): Codec<Bytes> =>
  vector(least, most, source, {
    walk: (tape, value) => tape.field('content', means, source, rest, value),
  });

/** A vector of parts that are all of one form. */
export const list = <T>(
  least: number,
  most: number,
  source: string,
  [name, means, codec]: readonly [name: string, means: string, codec: Codec<T>],
): Codec<T[]> => vector(least, most, source, repeat(name, means, source, codec));

/** Not by a spread: a long text would overflow the stack. */
const toText = (content: Bytes): string =>
  Array.from(content, (byte) => String.fromCharCode(byte)).join('');

function putText(tape: Tape, value: string): void {
  const codes = Array.from(value, (character) => character.codePointAt(0) ?? 0);
  if (codes.some((code) => code > 0xff))
    throw new RangeError('a character that is more than a byte');
  tape.put(Uint8Array.from(codes));
}

/** Text with one character a byte, up to the end of what encloses it: no byte string is lost in it. */
export const byteText = leaf<string>((tape) => toText(tape.take(tape.left)), putText);

/** As `byteText`, of exactly `length` bytes. */
export const byteTextOf = (length: number): Codec<string> =>
  leaf<string>(
    (tape) => toText(tape.take(length)),
    (tape, value) => {
      if (value.length !== length)
        throw new RangeError(`${value.length} characters where ${length} belong`);
      putText(tape, value);
    },
  );

/** A code point that shows its name beside its number. */
export const named = (codec: Codec<number>, nameOf: (code: number) => string): Codec<number> => ({
  walk(tape, value) {
    const code = codec.walk(tape, value);
    tape.show(() => nameOf(code));
    return code;
  },
});

/** All bytes up to the end of what encloses them; the tree shows what `inner` finds in them, or where it fails. */
export const looked = (inner: Codec<unknown>): Codec<Bytes> => ({
  walk(tape, value) {
    const start = tape.at;
    const content = rest.walk(tape, value);
    tape.inlay(start, content, inner, 'content');
    return content;
  },
});
