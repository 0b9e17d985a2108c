/**
 * Reads one message of HTTP as it comes, in pieces of any size: the header as a whole, the body bit by bit. What it
 * keeps is bounded, whatever the other side claims.
 */
import type { Bytes } from '../../codec/bytes.ts';
import { decode, type Codec } from '../../codec/tape.ts';
import { ChunkLine, type Framing, type FramingFault } from './body.ts';
import type { HttpFault } from './fault.ts';
import { Fields } from './fields.ts';
import { endOfLine } from './grammar.ts';
import { RequestHead, requestFraming, ResponseHead, responseFraming } from './messages.ts';

/** Bytes that a header may have; RFC 9112 §2.3 sets no limit, and wants one. */
export const MOST_HEADER = 16 * 1024;
const MOST_CHUNK_LINE = 1024;

const LF = 0x0a;
const CR = 0x0d;

type State =
  | { readonly at: 'header' | 'chunk-size' | 'chunk-end' | 'trailer' }
  | { readonly at: 'content' | 'chunk'; left: number }
  | { readonly at: 'content-up-to-end' | 'done' | 'failed' };

/** Where the body of a message ends, by its header; `interim` where another header follows, as after a 100. */
type Framer<Head> = (head: Head) => Framing | FramingFault | 'interim';

export class HttpReader<Head> {
  /** Null until it has come. */
  head: Head | null = null;
  fault: HttpFault | null = null;
  /** How many bytes were taken, up to the end of the message. */
  taken = 0;
  readonly #codec: Codec<Head>;
  readonly #framer: Framer<Head>;
  /** Bytes of a header, or of a line between chunks, whose end has not come. */
  #held = new Uint8Array(512);
  #length = 0;
  #state: State = { at: 'header' };

  constructor(codec: Codec<Head>, framer: Framer<Head>) {
    this.#codec = codec;
    this.#framer = framer;
  }

  /** Whether the whole message has come. What comes behind it is passed over. */
  get done(): boolean {
    return this.#state.at === 'done';
  }

  /** Takes what came, and gives what of it is content of the body, in order. Never throws on any bytes. */
  take(bytes: Bytes): Bytes[] {
    const content: Bytes[] = [];
    let at = 0;
    while (at < bytes.length && !this.#isOver()) at += this.#takeFrom(bytes.subarray(at), content);
    this.taken += at;
    return content;
  }

  /** The other side says nothing more. */
  end(): void {
    if (this.#state.at === 'content-up-to-end') this.#state = { at: 'done' };
    else if (!this.#isOver())
      this.#fail({ kind: 'http-cut', part: this.head === null ? 'header' : 'body' });
  }

  #isOver(): boolean {
    return this.#state.at === 'done' || this.#state.at === 'failed';
  }

  #fail(fault: HttpFault): void {
    this.fault = fault;
    this.#state = { at: 'failed' };
  }

  /** Gives how many bytes it took, at least one. */
  #takeFrom(bytes: Bytes, content: Bytes[]): number {
    const state = this.#state;
    switch (state.at) {
      case 'content':
      case 'chunk': {
        const piece = bytes.subarray(0, state.left);
        content.push(piece);
        state.left -= piece.length;
        if (state.left === 0) this.#state = { at: state.at === 'chunk' ? 'chunk-end' : 'done' };
        return piece.length;
      }
      case 'content-up-to-end':
        content.push(bytes);
        return bytes.length;
      default:
        return this.#takeLine(bytes);
    }
  }

  /** Takes up to the end of a line. */
  #takeLine(bytes: Bytes): number {
    const end = bytes.indexOf(LF);
    const taken = end < 0 ? bytes.length : end + 1;
    const isChunkLine = this.#state.at === 'chunk-size' || this.#state.at === 'chunk-end';
    const limit = isChunkLine ? MOST_CHUNK_LINE : MOST_HEADER;
    if (this.#length + taken > limit) {
      this.#fail({ kind: 'http-too-long', part: isChunkLine ? 'chunk-size' : 'header', limit });
      return taken;
    }
    this.#hold(bytes.subarray(0, taken));
    if (end >= 0) this.#lineTaken();
    return taken;
  }

  #hold(bytes: Bytes): void {
    if (this.#length + bytes.length > this.#held.length) {
      const room = new Uint8Array(2 * (this.#length + bytes.length));
      room.set(this.#held.subarray(0, this.#length));
      this.#held = room;
    }
    this.#held.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #lineTaken(): void {
    const held = this.#held.slice(0, this.#length);
    const { at } = this.#state;
    if (at === 'header' && isBlank(held)) {
      this.#length = 0; // RFC 9112 §2.2: an empty line before the message is passed over
      return;
    }
    if ((at === 'header' || at === 'trailer') && !endsBlank(held)) return;
    this.#length = 0;
    if (at === 'header') this.#readHead(held);
    else if (at === 'chunk-size') this.#readChunkLine(held);
    else if (at === 'chunk-end') this.#read('chunk', EndOfLine, held, { at: 'chunk-size' });
    else this.#read('trailer-section', Fields, held, { at: 'done' });
  }

  /** Null where it cannot be read, which is then the fault. */
  #read<T>(line: string, codec: Codec<T>, held: Bytes, next: State): T | null {
    const read = decode(codec, held);
    if (read.ok) this.#state = next;
    else this.#fail({ kind: 'http-malformed', line, decode: read.fault });
    return read.ok ? read.value : null;
  }

  #readHead(held: Bytes): void {
    const head = this.#read('header', this.#codec, held, this.#state);
    if (head === null) return;
    const framing = this.#framer(head);
    if (framing === 'interim') return;
    this.head = head;
    if ('kind' in framing) this.#fail(framing);
    else this.#state = bodyState(framing);
  }

  #readChunkLine(held: Bytes): void {
    const chunk = this.#read('chunk', ChunkLine, held, this.#state);
    if (chunk === null) return;
    this.#state = chunk.size > 0 ? { at: 'chunk', left: chunk.size } : { at: 'trailer' };
  }
}

function bodyState(framing: Framing): State {
  if (framing.ends === 'with-connection') return { at: 'content-up-to-end' };
  if (framing.ends === 'with-last-chunk') return { at: 'chunk-size' };
  return framing.length === 0 ? { at: 'done' } : { at: 'content', left: framing.length };
}

const EndOfLine: Codec<void> = { walk: (tape) => endOfLine(tape) };

const isBlank = (line: Bytes): boolean =>
  line.length === 1 || (line.length === 2 && line[0] === CR);

/** Whether the last line is empty: LF stands before it, or nothing. */
function endsBlank(held: Bytes): boolean {
  const before = held.at(-2) === CR ? held.at(-3) : held.at(-2);
  return before === LF || isBlank(held);
}

export const requestReader = (): HttpReader<RequestHead> =>
  new HttpReader(RequestHead, requestFraming);

/** Reads the response to a request with this method; the interim ones before it are passed over. */
export const responseReader = (method = 'GET'): HttpReader<ResponseHead> =>
  new HttpReader(ResponseHead, (head) =>
    head.status < 200 && head.status !== 101 ? 'interim' : responseFraming(head, method),
  );
