/** Object identifiers in DER: numbers one after the other, seven bits a byte. ITU-T X.690 §8.19. */
import { concat, type Bytes } from './bytes.ts';
import { tlv } from './der.ts';
import { tags } from './der-tags.ts';
import { oidName, oidNumbers } from './oids.ts';
import type { Codec, Tape } from './tape.ts';

const OID = 'X.690 §8.19';
/** As many as the 128 bits of a UUID take; larger numbers are no identifiers that anybody gave out. X.667 §7 */
const MOST_ARC_BYTES = 19;

/** One number of an identifier: seven bits a byte. */
function readArc(tape: Tape): bigint {
  const start = tape.at;
  let small = 0;
  let number: bigint | null = null;
  for (;;) {
    const [byte = 0] = tape.take(1, 'the last byte of a number');
    if (byte === 0x80 && tape.at - start === 1)
      tape.fault('bad-value', 'a number in the fewest bytes', 'a needless 80', start);
    if (tape.at - start > MOST_ARC_BYTES)
      tape.fault('bad-value', `at most ${MOST_ARC_BYTES} bytes`, 'more', start);
    // Most numbers are small, and need no BigInt until the end.
    if (number === null && small < 2 ** 40) small = small * 128 + (byte & 0x7f);
    else number = (number ?? BigInt(small)) * 128n + BigInt(byte & 0x7f);
    if (byte < 0x80) return number ?? BigInt(small);
  }
}

const arc: Codec<bigint> = {
  walk(tape) {
    const number = readArc(tape);
    tape.show(() => (number < 2n ** 53n ? Number(number) : number.toString()));
    return number;
  },
};
const firstArcs: Codec<bigint> = {
  walk(tape) {
    const number = readArc(tape);
    tape.show(() => splitFirst(number).join('.'));
    return number;
  },
};

const splitFirst = (number: bigint): readonly [bigint, bigint] =>
  number < 80n ? [number / 40n, number % 40n] : [2n, number - 80n];

function arcBytes(number: bigint): Bytes {
  const bytes = [Number(number & 0x7fn)];
  for (let left = number >> 7n; left > 0n; left >>= 7n) bytes.unshift(0x80 | Number(left & 0x7fn));
  return Uint8Array.from(bytes);
}

/** An object identifier, as its name, or as its numbers with dots where it has none here. */
export const oid = tlv<string>(
  tags['OBJECT IDENTIFIER'],
  {
    walk(tape, value) {
      if (tape.writing) {
        const numbers = oidNumbers(value ?? '');
        if (!/^[012](\.\d+)+$/.test(numbers))
          throw new RangeError(`no object identifier: "${value}"`);
        const [root = 0n, second = 0n, ...more] = numbers.split('.').map(BigInt);
        tape.put(concat(...[root * 40n + second, ...more].map(arcBytes)));
        return value ?? '';
      }
      const both = 'the first two numbers, a and b, as 40 a + b';
      const numbers = [...splitFirst(tape.field('first arcs', both, OID, firstArcs))];
      const means = 'seven bits a byte; the first bit of a byte says whether more follow';
      while (tape.left > 0) numbers.push(tape.field('arc', means, OID, arc));
      return oidName(numbers.join('.'));
    },
  },
  oidText,
);

/** The numbers of an identifier, and its name where it has one. */
export function oidText(name: string): string {
  const numbers = oidNumbers(name);
  return numbers === name ? name : `${numbers} ${name}`;
}
