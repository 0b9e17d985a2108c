/** What a web page's form sends: `application/x-www-form-urlencoded`, WHATWG URL §5. */
import { fromHex, fromUtf8, utf8, type Bytes } from '../../codec/bytes.ts';
import type { Codec, Tape } from '../../codec/tape.ts';
import { fromLatin1, latin1 } from './grammar.ts';

export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** A field of a form: its name, and what was typed. */
export type FormEntry = readonly [name: string, value: string];

const SOURCE = 'WHATWG URL §5';
const AND = 0x26;
const EQUALS = 0x3d;

/** `name=value` with `&` between; what is no letter or digit stands as `%` and two hexadecimal digits. */
export const Form: Codec<readonly FormEntry[]> = {
  walk(tape, entries) {
    const list: FormEntry[] = [];
    while (tape.writing ? list.length < (entries?.length ?? 0) : tape.left > 0) {
      if (list.length > 0) tape.field('&', 'divides the fields of the form', SOURCE, mark(AND));
      const entry = entries?.[list.length];
      list.push(tape.field('field', 'one field of the form', SOURCE, Entry, entry));
    }
    return list;
  },
};

const Entry: Codec<FormEntry> = {
  walk(tape, entry) {
    const name = part(tape, 'name', 'what the field is called', entry?.[0], [AND, EQUALS]);
    if (!tape.writing && tape.peek() !== EQUALS) return [name, ''];
    tape.field('=', 'divides the name from the value', SOURCE, mark(EQUALS));
    return [name, part(tape, 'value', 'what was typed', entry?.[1], [AND])];
  },
};

/** A part that is empty leaves no field. */
function part(
  tape: Tape,
  name: string,
  means: string,
  value: string | undefined,
  ends: readonly number[],
): string {
  if (tape.writing ? value === '' : isEnd(tape.peek(), ends)) return '';
  return tape.field(name, means, SOURCE, escaped(ends), value);
}

const isEnd = (byte: number | undefined, ends: readonly number[]): boolean =>
  byte === undefined || ends.includes(byte);

const mark = (byte: number): Codec<void> => ({
  walk(tape) {
    if (tape.writing) return tape.put(Uint8Array.of(byte));
    const found = tape.peek();
    if (found !== byte) tape.fault('bad-value', `"${String.fromCharCode(byte)}"`, `${found}`);
    tape.take(1);
  },
});

const escaped = (ends: readonly number[]): Codec<string> => ({
  walk(tape, value = '') {
    if (tape.writing) {
      tape.put(fromLatin1(escape(value)));
      return value;
    }
    let length = 0;
    while (!isEnd(tape.peek(length), ends)) length += 1;
    return unescape(tape.take(length));
  },
});

const escape = (text: string): string =>
  latin1(utf8(text)).replace(/[^A-Za-z0-9*\-._]/g, (char) =>
    char === ' '
      ? '+'
      : `%${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

/** A `%` without two digits behind it stands for itself. */
const unescape = (bytes: Bytes): string =>
  fromUtf8(
    fromLatin1(
      latin1(bytes)
        .replaceAll('+', ' ')
        .replace(/%([0-9A-Fa-f]{2})/g, (_whole, digits: string) => latin1(fromHex(digits))),
    ),
  );

/** The value of a field of a form; null where there is no such field. */
export const inForm = (entries: readonly FormEntry[], name: string): string | null =>
  entries.find(([one]) => one === name)?.[1] ?? null;
