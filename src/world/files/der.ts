/** Reads DER (X.690 §10) as strictly as it is defined: one way to write each value, and no byte left over. */
import { bytesToBig, toHex, type Bytes } from '../../codec/bytes.ts';

/** What is not as it should be, and where: `expected an INTEGER (the modulus) at offset 4, found …`. */
export class DerError extends Error {}

const tags = {
  INTEGER: 0x02,
  'BIT STRING': 0x03,
  'OCTET STRING': 0x04,
  NULL: 0x05,
  'OBJECT IDENTIFIER': 0x06,
  SEQUENCE: 0x30,
} as const;
type TagName = keyof typeof tags;

/** A constructed tag that only its context gives a meaning. X.690 §8.1.2.2. */
const contextTag = (number: number): number => 0xa0 | number;

const nameOf = (tag: number | undefined): string => {
  if (tag === undefined) return 'the end';
  const known = Object.entries(tags).find(([, value]) => value === tag);
  return known ? known[0] : `the tag 0x${tag.toString(16).padStart(2, '0')}`;
};

/** The values in a stretch of bytes, one after the other. Every method throws a DerError. */
export class DerReader {
  readonly #bytes: Bytes;
  /** Where the stretch begins in the whole. */
  readonly #base: number;
  #at = 0;

  constructor(bytes: Bytes, base = 0) {
    this.#bytes = bytes;
    this.#base = base;
  }

  /** @param what - what the value is, for the error */
  sequence(what: string): DerReader {
    return this.#inside(tags.SEQUENCE, 'SEQUENCE', what);
  }

  /** A number that is not negative. */
  integer(what: string): bigint {
    const content = this.#take('INTEGER', what);
    const [first, second] = content;
    if (first === undefined) this.#fail(what, 'no bytes');
    if (first >= 0x80) this.#fail(what, 'a negative number');
    if (first === 0 && second !== undefined && second < 0x80) this.#fail(what, 'a needless zero');
    return bytesToBig(content);
  }

  octets(what: string): Bytes {
    return this.#take('OCTET STRING', what);
  }

  /** The content of an OCTET STRING as DER of its own. */
  octetsInside(what: string): DerReader {
    return this.#inside(tags['OCTET STRING'], 'OCTET STRING', what);
  }

  /** A BIT STRING of whole bytes. */
  bits(what: string): Bytes {
    const content = this.#take('BIT STRING', what);
    if (content[0] !== 0) this.#fail(what, 'a BIT STRING that is not whole bytes');
    return content.subarray(1);
  }

  /** The bytes of an object identifier, in hexadecimal. */
  identifier(what: string): string {
    return toHex(this.#take('OBJECT IDENTIFIER', what));
  }

  null(what: string): void {
    if (this.#take('NULL', what).length > 0) this.#fail(what, 'a NULL with content');
  }

  /** What stands under a tag of the context; null where another value, or none, comes next. */
  context(number: number, what: string): DerReader | null {
    const tag = contextTag(number);
    return this.#bytes[this.#at] === tag ? this.#inside(tag, `[${number}]`, what) : null;
  }

  /** Passes over a value of any kind under a tag of the context, primitive or constructed, where it is next. */
  skipContext(number: number, what: string): void {
    const tag = this.#bytes[this.#at];
    if (tag === contextTag(number) || tag === (0x80 | number))
      this.#content(tag, `[${number}]`, what);
  }

  /** Whether a value of this type comes next, where one may be left out. */
  has(name: TagName): boolean {
    return this.#bytes[this.#at] === tags[name];
  }

  end(what: string): void {
    if (this.#at < this.#bytes.length)
      this.#fail(`the end of ${what}`, `${this.#bytes.length - this.#at} more bytes`);
  }

  #take(name: TagName, what: string): Bytes {
    return this.#content(tags[name], name, what);
  }

  #inside(tag: number, name: string, what: string): DerReader {
    const content = this.#content(tag, name, what);
    return new DerReader(content, this.#base + this.#at - content.length);
  }

  #content(tag: number, name: string, what: string): Bytes {
    const found = this.#bytes[this.#at];
    if (found !== tag) this.#fail(`${name} (${what})`, nameOf(found));
    const { length, size } = this.#length(what);
    const start = this.#at + 1 + size;
    const left = this.#bytes.length - start;
    if (length > left) this.#fail(`${length} bytes (${what})`, `${left}`);
    this.#at = start + length;
    return this.#bytes.subarray(start, start + length);
  }

  /** The length after the tag, and how many bytes it takes. X.690 §10.1. */
  #length(what: string): { length: number; size: number } {
    const first = this.#bytes[this.#at + 1];
    if (first === undefined) this.#fail(`a length (${what})`, 'the end');
    if (first < 0x80) return { length: first, size: 1 };
    const count = first & 0x7f;
    const bytes = this.#bytes.subarray(this.#at + 2, this.#at + 2 + count);
    const length = Number(bytesToBig(bytes));
    const isShortest = bytes[0] !== 0 && length >= 0x80;
    if (count === 0 || count > 4 || bytes.length < count || !isShortest)
      this.#fail(
        `a length in its shortest form (${what})`,
        `0x${toHex(bytes) || first.toString(16)}`,
      );
    return { length, size: 1 + count };
  }

  #fail(expected: string, found: string): never {
    throw new DerError(
      `expected ${expected} at offset ${this.#base + this.#at} of its bytes, found ${found}`,
    );
  }
}
