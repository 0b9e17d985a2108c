/** Strings of characters in DER, in each of their forms. ITU-T X.690 §8.23. */
import { bytesToBig, concat, fromHex, fromUtf8, utf8, type Bytes } from './bytes.ts';
import { tlv, type DerType } from './der.ts';
import { tags, type TagName } from './der-tags.ts';
import { content, type Content } from './der-types.ts';
import type { Tape } from './tape.ts';

type StringName = Extract<TagName, `${string}String`>;

const latin1 = (bytes: Bytes): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const fromLatin1 = (text: string): Bytes => {
  if (/[^\0-\xff]/.test(text)) throw new RangeError(`"${text}" has letters of more than a byte`);
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
};
const wide = (size: 2 | 4) => (bytes: Bytes, tape: Tape, start: number) => {
  if (bytes.length % size !== 0)
    tape.fault('bad-value', `${size} bytes a letter`, `${bytes.length} bytes`, start);
  const letters = Array.from({ length: bytes.length / size }, (_, at) =>
    Number(bytesToBig(bytes.subarray(at * size, (at + 1) * size))),
  );
  return letters
    .map((letter) => (letter > 0x10ffff ? '\ufffd' : String.fromCodePoint(letter)))
    .join('');
};
const fromWide = (size: 2 | 4) => (text: string) =>
  concat(
    ...[...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (size === 2 && code > 0xffff) throw new RangeError(`"${letter}" has no place in 2 bytes`);
      return fromHex(code.toString(16).padStart(size * 2, '0'));
    }),
  );

/** Letters of one byte each; those outside `allowed` are read, and marked. */
const narrow = (means: string, allowed: RegExp): Content<string> => ({
  means,
  source: 'X.690 §8.23',
  read(bytes, tape) {
    const text = latin1(bytes);
    if (!allowed.test(text)) tape.remark(`has letters that do not belong here: ${means}`);
    return text;
  },
  write(text) {
    if (!allowed.test(text)) throw new RangeError(`"${text}" is not ${means}`);
    return fromLatin1(text);
  },
});

const US_ASCII = /^[\0-\x7f]*$/;

const contents: Readonly<Record<StringName, Content<string>>> = {
  UTF8String: {
    means: 'text in UTF-8',
    source: 'X.690 §8.23',
    read(bytes, tape) {
      const text = fromUtf8(bytes);
      if (text.includes('\ufffd')) tape.remark('is not UTF-8');
      return text;
    },
    write: utf8,
  },
  NumericString: narrow('digits and spaces', /^[\d ]*$/),
  PrintableString: narrow(
    "letters, digits, spaces and ' ( ) + , - . / : = ?",
    /^[A-Za-z0-9 '()+,\-./:=?]*$/,
  ),
  TeletexString: narrow('letters of one byte, read as Latin-1', /^[\0-\xff]*$/),
  IA5String: narrow('US-ASCII', US_ASCII),
  VisibleString: narrow('printable US-ASCII', /^[ -~]*$/),
  UniversalString: {
    means: 'text, four bytes a letter',
    source: 'X.690 §8.23',
    read: wide(4),
    write: fromWide(4),
  },
  BMPString: {
    means: 'text, two bytes a letter',
    source: 'X.690 §8.23',
    read: wide(2),
    write: fromWide(2),
  },
};

/** A string of characters of one kind. */
export const characters = (name: StringName): DerType<string> =>
  tlv(tags[name], content(contents[name]));
