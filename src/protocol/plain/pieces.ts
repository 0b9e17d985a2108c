/** Finds the pieces of a stream of Telnet: text, and the commands in between. RFC 854. */
import type { Bytes } from '../../codec/bytes.ts';
import { ByteQueue } from '../byte-queue.ts';
import { CR, IAC, LF, SB, SE, verbs } from './telnet.ts';

export interface Piece {
  readonly kind: 'line' | 'text' | 'command';
  readonly wire: Bytes;
}

/** Bytes of a line without its end, and of an option's value: more than any person types. */
export const MAX_LINE = 1024;

export class PieceReader {
  readonly #queue = new ByteQueue();
  readonly #byLine: boolean;

  /** @param byLine - whether text counts once its line is over, as at a server; a screen shows all that is there */
  constructor(byLine: boolean) {
    this.#byLine = byLine;
  }

  push(bytes: Bytes): void {
    this.#queue.push(bytes);
  }

  get unread(): number {
    return this.#queue.length;
  }

  /** The next piece; `more` where it is not whole yet, `too-long` where it never ends. */
  next(): Piece | 'more' | 'too-long' {
    const { bytes } = this.#queue;
    if (bytes.length === 0) return 'more';
    const isCommand = bytes[0] === IAC && bytes[1] !== IAC;
    const end = isCommand ? commandEnd(bytes) : this.#byLine ? lineEnd(bytes) : textEnd(bytes);
    if (end === null) return bytes.length > MAX_LINE ? 'too-long' : 'more';
    if (end > MAX_LINE && (isCommand || this.#byLine)) return 'too-long';
    const kind = isCommand ? 'command' : this.#byLine ? 'line' : 'text';
    return { kind, wire: this.#queue.take(end) };
  }
}

function commandEnd(bytes: Bytes): number | null {
  const [, code] = bytes;
  if (code === undefined) return null;
  if (code >= verbs.WILL && code <= verbs.DONT) return bytes.length < 3 ? null : 3;
  if (code !== SB) return 2;
  for (let at = 2; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== IAC) continue;
    if (bytes[at + 1] === SE) return at + 2;
    at += 1; // a doubled 255
  }
  return null;
}

/** Where text ends before a command, or at the end of what is there; null for half a command and nothing else. */
function textEnd(bytes: Bytes): number | null {
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== IAC) continue;
    if (bytes[at + 1] !== IAC) return at === 0 ? null : at;
    at += 1;
  }
  return bytes.length;
}

/** After CR LF, CR NUL or LF. A command inside a line ends it here: nobody sends one there. */
function lineEnd(bytes: Bytes): number | null {
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === LF) return at + 1;
    if (byte === IAC && bytes[at + 1] !== IAC) return at === 0 ? null : at;
    if (byte === IAC) at += 1;
    if (byte !== CR) continue;
    const after = bytes[at + 1];
    if (after === undefined) return null;
    return after === LF || after === 0 ? at + 2 : at + 1;
  }
  return null;
}
