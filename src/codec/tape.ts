import type { Bytes } from './bytes.ts';
import { assertTiled, UNPARSED, type Field, type FieldValue } from './field.ts';

/**
 * A codec is one function that walks a layout. On a writing tape it writes `value`; on a reading tape it is
 * called without one, and returns what it read. On both it leaves the same tree of fields.
 */
export interface Codec<T> {
  walk(tape: Tape, value?: T): T;
}

/** Why bytes are not what a layout asks for. */
export interface DecodeFault {
  readonly kind: 'truncated' | 'bytes-left-over' | 'negative-mpint' | 'bad-name-list' | 'bad-value';
  /** Dotted path of the field, from the outermost. */
  readonly field: string;
  /** Offset of the field's part that is wrong, from the start of the layer. */
  readonly offset: number;
  readonly expected: string;
  readonly found: string;
}

/** Thrown inside a walk, and caught by `decode`: it never leaves the codec. */
class Malformed extends Error {
  constructor(
    readonly kind: DecodeFault['kind'],
    readonly offset: number,
    readonly expected: string,
    readonly found: string,
  ) {
    super(`expected ${expected}, found ${found}`);
  }
}

/** What is kept at most, however large a message was. */
const LARGEST_ROOM = 256 * 1024;
/**
 * Room in which tapes write, handed from one to the next, so that a message costs no memory but its own bytes. A tape
 * that starts while another is writing gets room of its own.
 */
let room: Bytes | null = new Uint8Array(64 * 1024);

/** Bytes with a place in them, read or written by codecs. With `root`, the walk leaves its tree there. */
export class Tape {
  #bytes: Bytes;
  #at = 0;
  #limit: number;
  readonly writing: boolean;
  readonly #open: Field[] = [];
  readonly #root: Field[] | null;

  private constructor(bytes: Bytes, writing: boolean, root: Field[] | null) {
    this.#bytes = bytes;
    this.#limit = bytes.length;
    this.writing = writing;
    this.#root = root;
  }

  static reading(bytes: Bytes, root: Field[] | null = null): Tape {
    return new Tape(bytes, false, root);
  }

  static forWriting(root: Field[] | null = null): Tape {
    const bytes = room ?? new Uint8Array(512);
    room = null;
    return new Tape(bytes, true, root);
  }

  get at(): number {
    return this.#at;
  }

  /** Bytes left to read, inside the innermost length. */
  get left(): number {
    return this.#limit - this.#at;
  }

  /** What was written; the tape can be written on no more. */
  written(): Bytes {
    const bytes = this.#bytes.slice(0, this.#at);
    if (!room && this.#bytes.length <= LARGEST_ROOM) room = this.#bytes;
    this.#bytes = bytes;
    return bytes;
  }

  /** Walks one named part of a layout. */
  field<T>(name: string, means: string, source: string, codec: Codec<T>, value?: T): T {
    if (!this.#root) return codec.walk(this, value);
    const field: Field = { name, means, source, start: this.#at, end: this.#at, fields: [] };
    (this.#open.at(-1)?.fields ?? this.#root).push(field);
    this.#open.push(field);
    const result = codec.walk(this, value);
    this.#open.pop();
    field.end = this.#at;
    if (field.fields.length > 0) assertTiled(field.fields, field.start, field.end);
    const shown = asFieldValue(result);
    if (shown !== undefined) field.value ??= shown;
    return result;
  }

  /** Gives the field that is being walked a value for people, such as a number with its name. */
  show(value: () => FieldValue): void {
    const field = this.#open.at(-1);
    if (field) field.value = value();
  }

  /** Marks the field that is being walked as wrong, but tolerated. */
  remark(text: string): void {
    const field = this.#open.at(-1);
    if (field) field.remark = text;
  }

  /** The next `length` bytes, not copied. A length that claims more than is there is a fault, and allocates nothing. */
  take(length: number, what = `${length} bytes`): Bytes {
    if (length > this.left) this.fault('truncated', what, `${this.left} bytes`);
    const start = this.#at;
    this.#at += length;
    return this.#bytes.subarray(start, this.#at);
  }

  /** The byte at `ahead` from here, without moving; undefined at the end. */
  peek(ahead = 0): number | undefined {
    return ahead < this.left ? this.#bytes[this.#at + ahead] : undefined;
  }

  put(bytes: Bytes): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  putUint32(n: number): void {
    this.#reserve(4);
    this.#setUint(this.#at, n, 4);
    this.#at += 4;
  }

  takeUint32(what = 'a uint32'): number {
    const start = this.#at;
    this.take(4, what);
    return readUint32(this.#bytes, start);
  }

  /**
   * Walks what a length of `size` bytes announces, a uint32 unless said otherwise. Reading, the walk sees no byte
   * beyond it and must use all of it; writing, the length is filled in afterwards.
   */
  lengthPrefixed<T>(source: string, walk: () => T, size = 4): T {
    const start = this.#at;
    if (this.writing) {
      this.#reserve(size);
      this.#at += size;
    } else this.take(size, `a uint${size * 8} length`);
    const length = this.#addLength(start, source);
    if (this.writing) {
      const result = walk();
      const written = this.#at - start - size;
      if (written >= 2 ** (size * 8)) throw new RangeError(`${written} is not a uint${size * 8}`);
      this.#setUint(start, written, size);
      if (length) length.value = written;
      return result;
    }
    const announced = readUint(this.#bytes, start, size);
    if (announced > this.left) {
      this.fault('truncated', `${announced} bytes, as its length says`, `${this.left} bytes`);
    }
    return this.within(announced, walk);
  }

  /** Reads with the end set `length` bytes from here; what the walk leaves over is a fault. */
  within<T>(length: number, walk: () => T): T {
    const outer = this.#limit;
    this.#limit = this.#at + length;
    const result = walk();
    this.assertEnd();
    this.#limit = outer;
    return result;
  }

  /** Adds the tree of bytes that were just walked as a whole, as parts of the open field. */
  inlay<T>(start: number, content: Bytes, codec: Codec<T>, name: string): void {
    if (!this.#root) return;
    const { fields: parent, source } = this.#open.at(-1) ?? { fields: this.#root, source: '' };
    const inner = decodeTree(codec, content, source);
    if (inner.fields.length === 0) {
      parent.push({
        name,
        means: 'nothing',
        source,
        start,
        end: start + content.length,
        fields: [],
      });
    }
    parent.push(...inner.fields.map((field) => shifted(field, start)));
  }

  assertEnd(): void {
    if (this.left > 0) this.fault('bytes-left-over', 'the end', `${this.left} more bytes`);
  }

  fault(kind: DecodeFault['kind'], expected: string, found: string, offset = this.#at): never {
    throw new Malformed(kind, offset, expected, found);
  }

  /** Turns what a walk threw into a fault that names the field; anything but malformed input is thrown again. */
  explainFault(thrown: unknown): DecodeFault {
    if (!(thrown instanceof Malformed)) throw thrown;
    const { kind, offset, expected, found } = thrown;
    return {
      kind,
      field: this.#open.map((field) => field.name).join('.'),
      offset,
      expected,
      found,
    };
  }

  /** Gives all bytes that no leaf owns yet to one `unparsed` leaf in the innermost open field. */
  closeUnparsed(fault: DecodeFault, source: string): void {
    if (!this.#root) return;
    const inner = this.#open.at(-1)?.fields ?? this.#root;
    const start = inner.at(-1)?.end ?? this.#open.at(-1)?.start ?? 0;
    const end = this.#bytes.length;
    const means = `cannot be read: expected ${fault.expected}, found ${fault.found}`;
    inner.push({ name: UNPARSED, means, source, start, end, fields: [] });
    for (const field of this.#open) field.end = end;
  }

  #addLength(start: number, source: string): Field | null {
    if (!this.#root) return null;
    const field: Field = {
      name: 'length',
      means: 'how many bytes follow in this field',
      source,
      start,
      end: this.#at,
      value: readUint(this.#bytes, start, this.#at - start),
      fields: [],
    };
    (this.#open.at(-1)?.fields ?? this.#root).push(field);
    return field;
  }

  #reserve(length: number): void {
    if (this.#at + length <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#at + length));
    grown.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = grown;
  }

  #setUint(at: number, n: number, size: number): void {
    for (let rest = n, to = at + size; to > at; rest >>>= 8) this.#bytes[--to] = rest;
  }
}

/** The number of `size` bytes, most significant first, at an offset that is known to be inside. */
export function readUint(bytes: Bytes, at: number, size: number): number {
  let n = 0;
  for (let read = 0; read < size; read++) n = n * 256 + (bytes[at + read] ?? 0);
  return n;
}

/** The uint32 at an offset that is known to be inside. */
export function readUint32(bytes: Bytes, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
}

function shifted(field: Field, by: number): Field {
  return {
    ...field,
    start: field.start + by,
    end: field.end + by,
    fields: field.fields.map((inner) => shifted(inner, by)),
  };
}

function asFieldValue(value: unknown): FieldValue | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') return `0x${value.toString(16)}`;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(',');
  return undefined;
}

/** Bytes of a value. Throws a RangeError where the value does not fit the layout: that is the caller's mistake. */
export function encode<T>(codec: Codec<T>, value: T): Bytes {
  const tape = Tape.forWriting();
  codec.walk(tape, value);
  return tape.written();
}

/** As `encode`, with the tree. */
export function encodeTree<T>(codec: Codec<T>, value: T): { bytes: Bytes; fields: Field[] } {
  const fields: Field[] = [];
  const tape = Tape.forWriting(fields);
  codec.walk(tape, value);
  const bytes = tape.written();
  assertTiled(fields, 0, bytes.length);
  return { bytes, fields };
}

export type Decoded<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: DecodeFault };

/** Reads all of `bytes`; what is left over is a fault. Never throws on any bytes. */
export function decode<T>(codec: Codec<T>, bytes: Bytes): Decoded<T> {
  try {
    const tape = Tape.reading(bytes);
    const value = codec.walk(tape);
    tape.assertEnd();
    return { ok: true, value };
  } catch (thrown) {
    if (!(thrown instanceof Malformed)) throw thrown;
    const again = decodeTree(codec, bytes); // walked a second time, to learn the field's name
    return again.ok ? again : { ok: false, fault: again.fault };
  }
}

/**
 * As `decode`, with the tree; where it fails, the partial tree ends in one `unparsed` leaf.
 * @param source - of that leaf, where nothing before it names one
 */
export function decodeTree<T>(
  codec: Codec<T>,
  bytes: Bytes,
  source = '',
): Decoded<T> & { readonly fields: Field[] } {
  const fields: Field[] = [];
  const tape = Tape.reading(bytes, fields);
  try {
    const value = codec.walk(tape);
    tape.assertEnd();
    assertTiled(fields, 0, bytes.length);
    return { ok: true, value, fields };
  } catch (thrown) {
    const fault = tape.explainFault(thrown);
    tape.closeUnparsed(fault, fields[0]?.source ?? source);
    assertTiled(fields, 0, bytes.length);
    return { ok: false, fault, fields };
  }
}
