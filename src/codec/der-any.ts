/** Any value in DER, laid open as far as its tags say what is in it. */
import type { Bytes } from './bytes.ts';
import { readLength, within, type DerPart } from './der.ts';
import { isConstructed, LONG_NUMBER, tagMeans, tagName, tags, type TagName } from './der-tags.ts';
import { time } from './der-time.ts';
import { oid, oidText } from './der-oid.ts';
import { characters } from './der-strings.ts';
import { boolean, content, integer, nullValue, octetString } from './der-types.ts';
import { decode, type Codec, type Tape } from './tape.ts';

/** Deeper than any certificate is; a limit, so that no bytes can take all of the stack. */
const DEEPEST = 24;

const opaque = content<Bytes>({
  means: 'the content',
  source: 'X.690 §8.1.4',
  read: (bytes) => bytes,
  write: (bytes) => bytes,
});

const typed = new Map<number, Codec<unknown>>([
  ...[boolean, integer, nullValue, octetString, oid].map((type) => [type.tag, type] as const),
  ...(
    ['UTF8String', 'NumericString', 'PrintableString', 'IA5String', 'VisibleString'] as const
  ).map((name) => [tags[name], characters(name)] as const),
  [tags.UTCTime, time],
  [tags.GeneralizedTime, time],
]);

/** A tag of one octet, or one whose number follows in further octets, seven bits each. X.690 §8.1.2.4. */
const tag: Codec<number> = {
  walk(tape) {
    const start = tape.at;
    const [first = 0] = tape.take(1, 'a tag');
    let number = first & LONG_NUMBER;
    if (number === LONG_NUMBER) {
      number = 0;
      for (let more = true; more;) {
        const [byte = 0] = tape.take(1, 'the number of the tag');
        if (byte === 0x80 && number === 0)
          tape.fault('bad-value', 'a number in the fewest bytes', 'a needless 80', start);
        if (number > 0x00ff_ffff)
          tape.fault('bad-value', 'a number of at most 31 bits', 'more', start);
        number = number * 128 + (byte & 0x7f);
        more = byte >= 0x80;
      }
      if (number < LONG_NUMBER)
        tape.fault('bad-value', 'a number below 31 in the first octet', `${number}`, start);
    }
    tape.show(() => tagName(first).replace('n]', `${number}]`));
    return first;
  },
};

const tree = (depth: number): Codec<unknown> => ({
  walk(tape) {
    const first = tape.peek() ?? 0;
    const type = typed.get(first);
    if (type) return type.walk(tape);
    tape.field('tag', tagMeans(first), 'X.690 §8.1.2', tag);
    const length = readLength(tape);
    const isOpen = isConstructed(first) && depth < DEEPEST;
    return within(tape, length, isOpen ? values(depth + 1) : opaqueOrNothing);
  },
});

const opaqueOrNothing: Codec<unknown> = {
  walk: (tape) => (tape.left > 0 ? opaque.walk(tape) : null),
};

const values = (depth: number): Codec<unknown> => ({
  walk(tape) {
    while (tape.left > 0) {
      const first = tape.peek() ?? 0;
      tape.field(nameOf(first), 'a value inside', 'X.690 §8.1.4', tree(depth));
    }
    return null;
  },
});

const nameOf = (first: number): TagName | string => tagName(first).replace('n]', '…]');

/** The tree of a value of which nothing is known but that it is DER. */
export const anyTree = tree(0);

/** How many bytes the value takes that comes next. */
function size(tape: Tape): number {
  const tagLength = lengthOfTag(tape);
  const first = tape.peek(tagLength) ?? 0;
  if (first < 0x80) return tagLength + 1 + first;
  let length = 0;
  for (let at = 0; at < (first & 0x7f) && at < 5; at += 1)
    length = length * 256 + (tape.peek(tagLength + 1 + at) ?? 0);
  return tagLength + 1 + (first & 0x7f) + length;
}

function lengthOfTag(tape: Tape): number {
  let length = 1;
  if (((tape.peek() ?? 0) & LONG_NUMBER) === LONG_NUMBER)
    while ((tape.peek(length++) ?? 0) >= 0x80);
  return length;
}

/** An identifier by its name, as of a curve; or NULL. */
function shown(bytes: Bytes): string {
  const name = decode(oid, bytes);
  return name.ok ? oidText(name.value) : tagName(bytes[0] ?? 0);
}

/** Any one value: it stays the bytes that it is, tag and all. */
export const any: DerPart<Bytes> = {
  starts: () => true,
  walk(tape, value) {
    if (tape.writing) {
      if (value === undefined) throw new RangeError('a value is missing');
      tape.put(value);
      return value;
    }
    const start = tape.at;
    const bytes = tape.take(size(tape), 'a value in DER');
    tape.inlay(start, bytes, anyTree, 'value');
    const [first] = bytes;
    if (first === oid.tag || first === nullValue.tag) tape.show(() => shown(bytes));
    return bytes;
  },
};
