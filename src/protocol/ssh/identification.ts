/** The identification line, RFC 4253 §4.2: the only thing in SSH that is a line of text. */
import { fromUtf8, utf8, type Bytes } from '../../codec/bytes.ts';
import { decode, type Codec, type Tape } from '../../codec/tape.ts';
import type { Fault } from './fault.ts';

const SOURCE = 'RFC 4253 §4.2';
/** Characters of the line, its CR LF included. */
export const MAX_LINE = 255;
/** Other lines that a server may send before; as many as OpenSSH puts up with. */
export const MAX_LINES_BEFORE = 1024;
export const MAX_LINE_BEFORE = 8192;
const CR = 0x0d;
const LF = 0x0a;

export interface Identification {
  readonly protoversion: string;
  readonly softwareversion: string;
  /** Null where there is not even the space before them. */
  readonly comments: string | null;
}

const exactly = (wanted: string): Codec<string> => ({
  walk(tape) {
    if (tape.writing) tape.put(utf8(wanted));
    else {
      const start = tape.at;
      const found = fromUtf8(tape.take(Math.min(wanted.length, tape.left)));
      if (found !== wanted)
        tape.fault('bad-value', JSON.stringify(wanted), JSON.stringify(found), start);
    }
    return wanted;
  },
});

/** Printable text up to one of `ends`, which stays unread; at least `least` bytes of it. */
const until = (ends: readonly number[], least = 1): Codec<string> => ({
  walk(tape, value) {
    if (tape.writing) {
      tape.put(utf8(value ?? ''));
      return value ?? '';
    }
    let length = 0;
    for (
      let byte = tape.peek();
      byte !== undefined && !ends.includes(byte);
      byte = tape.peek(++length)
    ) {
      if (byte < 0x20)
        tape.fault(
          'bad-value',
          'printable characters',
          `byte 0x${byte.toString(16)}`,
          tape.at + length,
        );
    }
    if (length < least) tape.fault('bad-value', 'printable characters', 'none');
    return fromUtf8(tape.take(length));
  },
});

const lineEnd: Codec<string> = {
  walk(tape) {
    if (tape.writing) tape.put(Uint8Array.of(CR, LF));
    else if (tape.peek() === LF) {
      tape.take(1);
      tape.remark('a bare LF: the line should end in CR LF');
    } else {
      if (tape.peek() !== CR || tape.peek(1) !== LF)
        tape.fault('bad-value', 'CR LF', 'something else');
      tape.take(2);
    }
    return '\r\n';
  },
};

/** `SSH-protoversion-softwareversion SP comments CR LF`. */
export const IdentificationLine: Codec<Identification> = {
  walk(tape, value) {
    tape.field('prefix', 'says that this is SSH', SOURCE, exactly('SSH-'));
    const protoversion = tape.field(
      'protoversion',
      'version of the protocol',
      SOURCE,
      until([0x2d, 0x20, CR, LF]),
      value?.protoversion,
    );
    tape.field('hyphen', 'separates the two versions', SOURCE, exactly('-'));
    const softwareversion = tape.field(
      'softwareversion',
      'the program and its version',
      SOURCE,
      until([0x20, CR, LF]),
      value?.softwareversion,
    );
    const comments = hasComments(tape, value) ? walkComments(tape, value?.comments) : null;
    tape.field('line end', 'CR LF: from here on everything comes in packets', SOURCE, lineEnd);
    return { protoversion, softwareversion, comments };
  },
};

const hasComments = (tape: Tape, value: Identification | undefined): boolean =>
  tape.writing ? value !== undefined && value.comments !== null : tape.peek() === 0x20;

function walkComments(tape: Tape, comments: string | null | undefined): string {
  tape.field('space', 'separates the comments', SOURCE, exactly(' '));
  return tape.field(
    'comments',
    'more about the program; not needed',
    SOURCE,
    until([CR, LF], 0),
    comments ?? '',
  );
}

/** A line as it goes into the exchange hash. RFC 4253 §8. */
export const withoutLineEnd = (wire: Bytes): Bytes =>
  wire.subarray(0, wire.length - (wire.at(-2) === CR ? 2 : 1));

export type LineReading =
  | {
      readonly kind: 'line';
      readonly wire: Bytes;
      readonly text: string;
      readonly identification: Identification;
    }
  | { readonly kind: 'before'; readonly wire: Bytes; readonly text: string }
  | { readonly kind: 'more' }
  | { readonly kind: 'fault'; readonly fault: Fault };

/**
 * The next line of the peer's greeting. Lines that do not start with `SSH-` may come from a server only; the caller
 * counts them.
 */
export function readLine(buffer: Bytes, fromServer: boolean): LineReading {
  const starts = fromUtf8(buffer.subarray(0, 4));
  const isIdentification = starts === 'SSH-'.slice(0, starts.length);
  if (!isIdentification && !fromServer) {
    const line = fromUtf8(buffer.subarray(0, 32));
    return {
      kind: 'fault',
      fault: { kind: 'bad-identification', line, offset: 0, expected: 'SSH-' },
    };
  }
  const limit = isIdentification ? MAX_LINE : MAX_LINE_BEFORE;
  const end = buffer.indexOf(LF);
  if (end < 0 ? buffer.length >= limit : end + 1 > limit) {
    return { kind: 'fault', fault: { kind: 'identification-too-long', limit, offset: limit } };
  }
  if (end < 0) return { kind: 'more' };
  const wire = buffer.slice(0, end + 1);
  const text = fromUtf8(withoutLineEnd(wire));
  if (!isIdentification) return { kind: 'before', wire, text };
  const read = decode(IdentificationLine, wire);
  if (!read.ok) {
    const { offset, expected } = read.fault;
    return { kind: 'fault', fault: { kind: 'bad-identification', line: text, offset, expected } };
  }
  const identification = read.value;
  const { protoversion } = identification;
  if (protoversion !== '2.0' && protoversion !== '1.99') {
    return { kind: 'fault', fault: { kind: 'unsupported-version', version: protoversion } };
  }
  return { kind: 'line', wire, text, identification };
}
