/** What lines of HTTP/1.1 are made of, as codecs. RFC 9110 §5.6, RFC 9112 §2.2. Text is ISO-8859-1: a byte a character. */
import type { Bytes } from '../../codec/bytes.ts';
import type { Codec, Tape } from '../../codec/tape.ts';

const CR = 0x0d;
const LF = 0x0a;
const SP = 0x20;
const HTAB = 0x09;
const LINE_END = 'RFC 9112 §2.2';

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isHexDigit = (byte: number): boolean =>
  isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
const isTokenChar = (byte: number): boolean =>
  isDigit(byte) || isLetter(byte) || "!#$%&'*+-.^_`|~".includes(String.fromCharCode(byte));
const isVisible = (byte: number): boolean => byte > SP && byte < 0x7f;
/** Visible or not, but no control character. */
const isText = (byte: number): boolean => byte === HTAB || (byte >= SP && byte !== 0x7f);

export function latin1(bytes: Bytes): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** Throws a RangeError at a character that is not of ISO-8859-1. */
export function fromLatin1(text: string): Bytes {
  return Uint8Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (code > 0xff) throw new RangeError(`no character of ISO-8859-1: ${char}`);
    return code;
  });
}

/** How many bytes from here on are of a kind. */
function lengthOf(tape: Tape, isOne: (byte: number) => boolean): number {
  let length = 0;
  for (let byte = tape.peek(); byte !== undefined && isOne(byte); byte = tape.peek(length)) {
    length += 1;
  }
  return length;
}

/** A fault at the byte that stands `ahead` from here. */
function expected(tape: Tape, what: string, ahead = 0): never {
  const byte = tape.peek(ahead);
  if (byte === undefined) tape.fault('truncated', what, 'the end', tape.at + ahead);
  const found = isVisible(byte) ? `"${String.fromCharCode(byte)}"` : `byte 0x${byte.toString(16)}`;
  tape.fault('bad-value', what, found, tape.at + ahead);
}

/** At least one byte of a kind. */
const run = (what: string, isOne: (byte: number) => boolean): Codec<string> => ({
  walk(tape, value = '') {
    if (tape.writing) {
      const bytes = fromLatin1(value);
      if (bytes.length === 0 || !bytes.every(isOne)) throw new RangeError(`not ${what}: ${value}`);
      tape.put(bytes);
      return value;
    }
    const length = lengthOf(tape, isOne);
    return length > 0 ? latin1(tape.take(length)) : expected(tape, what);
  },
});

export const token = run('a token', isTokenChar);
export const visible = run('visible characters', isVisible);
export const hexDigits = run('hexadecimal digits', isHexDigit);

/** The token that stands here, without moving; empty where there is none. */
export function peekToken(tape: Tape): string {
  let text = '';
  for (
    let byte = tape.peek();
    byte !== undefined && isTokenChar(byte);
    byte = tape.peek(text.length)
  )
    text += String.fromCharCode(byte);
  return text;
}

/** Text up to the end of the line, without the spaces at its end; empty where there is none. */
export const lineText: Codec<string> = {
  walk(tape, value = '') {
    if (tape.writing) {
      const bytes = fromLatin1(value);
      const isTrimmed = !/^[ \t]|[ \t]$/.test(value);
      if (!bytes.every(isText) || !isTrimmed)
        throw new RangeError(`no text for a line: ${JSON.stringify(value)}`);
      tape.put(bytes);
      return value;
    }
    let length = lengthOf(tape, isText);
    while (length > 0 && isSpace(tape.peek(length - 1))) length -= 1;
    return latin1(tape.take(length));
  },
};

const isSpace = (byte: number | undefined): boolean => byte === SP || byte === HTAB;

/** Text that has a form of its own. */
export const shaped = (inner: Codec<string>, what: string, form: RegExp): Codec<string> => ({
  walk(tape, value) {
    const start = tape.at;
    const text = inner.walk(tape, value);
    if (form.test(text)) return text;
    if (tape.writing) throw new RangeError(`not ${what}: ${text}`);
    return tape.fault('bad-value', what, `"${text}"`, start);
  },
});

/** A character that only divides. */
const divider = (char: string): Codec<void> => ({
  walk(tape) {
    if (tape.writing) tape.put(fromLatin1(char));
    else if (tape.peek() === char.charCodeAt(0)) tape.take(1);
    else expected(tape, `"${char}"`);
  },
});

const oneSpace = divider(' ');
const colon = divider(':');

export const space = (tape: Tape): void =>
  tape.field('SP', 'one space between two parts of the line', 'RFC 9112 §3', oneSpace);

export const fieldColon = (tape: Tape): void =>
  tape.field(':', 'stands right behind the name of the field', 'RFC 9112 §5', colon);

const whitespace: Codec<void> = {
  walk(tape) {
    if (tape.writing) tape.put(Uint8Array.of(SP));
    else tape.take(lengthOf(tape, isSpace));
  },
};

/** Optional whitespace, where there is any; we write one space. */
export function optionalSpace(tape: Tape): void {
  if (!tape.writing && !isSpace(tape.peek())) return;
  tape.field('OWS', 'optional whitespace, no part of the value', 'RFC 9110 §5.6.3', whitespace);
}

const lineEnd: Codec<void> = {
  walk(tape) {
    if (tape.writing) return tape.put(Uint8Array.of(CR, LF));
    if (tape.peek() === LF) {
      tape.remark('a line feed alone: the end of a line is sent as CR and LF');
      tape.take(1);
    } else if (tape.peek() !== CR) expected(tape, 'the end of the line');
    else if (tape.peek(1) !== LF) expected(tape, 'LF behind CR', 1);
    else tape.take(2);
  },
};

/** CR and LF. Like many servers, we take LF alone for them, too. */
export const endOfLine = (tape: Tape, means = 'the end of the line'): void =>
  tape.field('CRLF', means, LINE_END, lineEnd);

export const isAtLineEnd = (tape: Tape): boolean => tape.peek() === CR || tape.peek() === LF;
