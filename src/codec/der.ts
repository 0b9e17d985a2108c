/**
 * DER: values of ASN.1, each a tag, a length and a content, with one way only to write each of them. ITU-T X.690 §8, §10.
 * The layouts made of these read like ASN.1's own; der-types.ts has what stands in them.
 */
import { bigToBytes, bytesToBig, concat, toHex, type Bytes } from './bytes.ts';
import { contextTag, isConstructed, tagMeans, tagName, tags } from './der-tags.ts';
import type { FieldValue } from './field.ts';
import { repeat } from './struct.ts';
import { encode, type Codec, type Tape } from './tape.ts';

const TAG = 'X.690 §8.1.2';
const LENGTH = 'X.690 §10.1';

/** One part of a SEQUENCE, or an alternative of a CHOICE. */
export interface DerPart<T> extends Codec<T> {
  /** Whether a value of this type may begin with this tag. */
  starts(tag: number): boolean;
  /** What stands for it where it is left out; not there where it must be there. */
  readonly absent?: { readonly value: T };
}

/** A type with a tag of its own. */
export interface DerType<T> extends DerPart<T> {
  /** The octet of class, form and number. */
  readonly tag: number;
  /** What the length counts. It is read to its end. */
  readonly content: Codec<T>;
}

/**
 * A content under a tag. Where tag or length are not as they should be, the fault names the field and says what was
 * expected; a length that claims more than is there allocates nothing.
 *
 * @param show - what people read in the row of the whole, where that is not the value itself
 */
export function tlv<T>(
  tag: number,
  content: Codec<T>,
  show?: (value: T) => FieldValue,
): DerType<T> {
  return {
    tag,
    content,
    starts: (found) => found === tag,
    walk(tape, value) {
      const result = tape.writing ? write(tape, tag, content, value) : read(tape, tag, content);
      if (show) tape.show(() => show(result));
      return result;
    },
  };
}

function read<T>(tape: Tape, tag: number, content: Codec<T>): T {
  tape.field('tag', tagMeans(tape.peek() ?? tag), TAG, {
    walk(tape: Tape) {
      const found = tape.peek();
      if (found === undefined) tape.fault('truncated', tagName(tag), 'the end');
      if (found !== tag) tape.fault('bad-value', tagName(tag), tagName(found));
      tape.take(1);
      return tagName(tag);
    },
  });
  return within(tape, readLength(tape), content);
}

/** Reads a content to its end. A length that claims more than there is, is a fault. */
export function within<T>(tape: Tape, length: number, content: Codec<T>): T {
  if (length > tape.left)
    tape.fault('truncated', `${length} bytes, as the length says`, `${tape.left} bytes`);
  return tape.within(length, () => content.walk(tape));
}

const LONG = 0x80;
/** As many as a length may have here: no certificate has 4 GB. */
const MOST_LENGTH_BYTES = 4;

const SHORT_FORM =
  'short form: the first bit is 0, the other seven are how many bytes of content follow';
const LONG_FORM =
  'long form: the first bit is 1, the other seven are how many bytes follow that are the length';
const lengthMeans = (first: number): string => (first < LONG ? SHORT_FORM : LONG_FORM);

/** The field of a length. Only the shortest form is DER. */
export const readLength = (tape: Tape): number =>
  tape.field('length', lengthMeans(tape.peek() ?? 0), LENGTH, lengthCodec);

const lengthCodec: Codec<number> = {
  walk(tape: Tape) {
    const start = tape.at;
    const [first = 0] = tape.take(1, 'a length');
    if (first < LONG) return first;
    const count = first & 0x7f;
    if (count === 0)
      tape.fault('bad-value', 'a length that is said beforehand', 'the indefinite form', start);
    if (count > MOST_LENGTH_BYTES)
      tape.fault('bad-value', 'a length of at most 4 bytes', `one of ${count}`, start);
    const bytes = tape.take(count, `a length of ${count} bytes`);
    const length = Number(bytesToBig(bytes));
    if (bytes[0] === 0 || length < LONG)
      tape.fault('bad-value', 'a length in its shortest form', `0x${toHex(bytes)}`, start);
    return length;
  },
};

function lengthBytes(length: number): Bytes {
  if (length < LONG) return Uint8Array.of(length);
  const bytes = bigToBytes(BigInt(length));
  return concat(Uint8Array.of(LONG | bytes.length), bytes);
}

/** Writes the content first, to learn its length. Its tree is that of what was written, read again. */
function write<T>(tape: Tape, tag: number, content: Codec<T>, value: T | undefined): T {
  if (value === undefined) throw new RangeError(`no value for the ${tagName(tag)}`);
  const bytes = encode(content, value);
  const length = lengthBytes(bytes.length);
  const put = <V>(bytes: Bytes, shown: V): Codec<V> => ({
    walk(tape) {
      tape.put(bytes);
      return shown;
    },
  });
  tape.field('tag', tagMeans(tag), TAG, put(Uint8Array.of(tag), tagName(tag)));
  tape.field('length', lengthMeans(length[0] ?? 0), LENGTH, put(length, bytes.length));
  const start = tape.at;
  tape.put(bytes);
  if (bytes.length > 0) tape.inlay(start, bytes, content, 'value');
  return value;
}

/** What stands in one row of a SEQUENCE. Without a meaning it does not compile. */
export type DerRow = readonly [part: DerPart<unknown>, means: string, source?: string];
export type DerLayout = Readonly<Record<string, DerRow>>;

export type DerValueOf<L extends DerLayout> = {
  -readonly [K in keyof L]: L[K] extends readonly [DerPart<infer T>, ...unknown[]] ? T : never;
};

/**
 * Parts one after the other, as in a SEQUENCE. What may be left out, and is, has no field. `source` holds for every row
 * that names none of its own.
 */
export function parts<const L extends DerLayout>(source: string, layout: L): Codec<DerValueOf<L>> {
  const rows = Object.entries(layout);
  return {
    walk(tape, value) {
      const given: Readonly<Record<string, unknown>> = value ?? {};
      const result: Record<string, unknown> = {};
      for (const [name, [part, means, own]] of rows)
        result[name] = isLeftOut(tape, part, given[name])
          ? part.absent?.value
          : tape.field(name, means, own ?? source, part, given[name]);
      return result as DerValueOf<L>; // the rows above are the keys of L
    },
  };
}

function isLeftOut(tape: Tape, { absent, starts }: DerPart<unknown>, given: unknown): boolean {
  if (!absent) return false;
  if (tape.writing) return given === undefined || given === absent.value;
  const next = tape.peek();
  return next === undefined || !starts(next);
}

export const sequence = <const L extends DerLayout>(
  source: string,
  layout: L,
): DerType<DerValueOf<L>> => tlv(tags.SEQUENCE, parts(source, layout));

/** Any number of the same, in order. */
export const sequenceOf = <T>(
  name: string,
  means: string,
  source: string,
  part: Codec<T>,
  show?: (value: readonly T[]) => FieldValue,
): DerType<readonly T[]> => tlv(tags.SEQUENCE, listOf(name, means, source, part), show);

/** Any number of the same. DER sorts them; what stands in another order is still read. X.690 §11.6. */
export const setOf = <T>(
  name: string,
  means: string,
  source: string,
  part: Codec<T>,
): DerType<readonly T[]> => tlv(tags.SET, listOf(name, means, source, part));

function listOf<T>(
  name: string,
  means: string,
  source: string,
  part: Codec<T>,
): Codec<readonly T[]> {
  const list = repeat(name, means, source, part);
  return { walk: (tape, value) => list.walk(tape, value && [...value]) };
}

/** What may be left out: then it is null. */
export const optional = <T>(part: DerPart<T>): DerPart<T | null> => ({
  starts: part.starts,
  absent: { value: null },
  walk: (tape, value) => part.walk(tape, value ?? undefined),
});

/** What is left out where it has its usual value. Written out all the same, it is read, and marked. X.690 §11.5. */
export const byDefault = <T>(part: DerPart<T>, usual: T): DerPart<T> => ({
  starts: part.starts,
  absent: { value: usual },
  walk(tape, value) {
    const result = part.walk(tape, value);
    if (result === usual) tape.remark(`${String(usual)} goes without saying: DER leaves it out`);
    return result;
  },
});

/** The tag of the context in the place of the type's own. X.690 §8.14.3. */
export const implicit = <T>(
  number: number,
  { tag, content }: DerType<T>,
  show?: (value: T) => FieldValue,
): DerType<T> => tlv(contextTag(number, isConstructed(tag)), content, show);

/** The tag of the context round the whole type, which is named as in ASN.1. X.690 §8.14.2. */
export const explicit = <T>(
  number: number,
  name: string,
  means: string,
  source: string,
  inner: Codec<T>,
  show?: (value: T) => FieldValue,
): DerType<T> =>
  tlv(
    contextTag(number, true),
    { walk: (tape, value) => tape.field(name, means, source, inner, value) },
    show,
  );

type Alternatives<L extends DerLayout> = {
  [K in keyof L & string]: {
    readonly kind: K;
    readonly value: L[K] extends readonly [DerPart<infer T>, ...unknown[]] ? T : never;
  };
}[keyof L & string];

/** One of several, told apart by their tags. */
export function choice<const L extends DerLayout>(
  source: string,
  layout: L,
): DerPart<Alternatives<L>> {
  const rows = Object.entries(layout);
  const starts = (tag: number): boolean => rows.some(([, [part]]) => part.starts(tag));
  return {
    starts,
    walk(tape: Tape, given) {
      const next = tape.peek();
      const row = rows.find(([kind, [part]]) =>
        tape.writing ? kind === given?.kind : next !== undefined && part.starts(next),
      );
      if (!row) {
        if (tape.writing) throw new RangeError('a value without its alternative');
        const found = next === undefined ? 'the end' : tagName(next);
        tape.fault(
          next === undefined ? 'truncated' : 'bad-value',
          `one of ${Object.keys(layout).join(', ')}`,
          found,
        );
      }
      const [kind, [part, means, own]] = row;
      const value = tape.field(kind, means, own ?? source, part, given?.value);
      return { kind, value } as Alternatives<L>; // one of the rows above
    },
  };
}
