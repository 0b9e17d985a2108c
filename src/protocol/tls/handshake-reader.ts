/** Handshake messages out of records: several may share one, and one may go over several. RFC 8446 §5.1. */
import type { Bytes } from '../../codec/bytes.ts';
import { ByteQueue } from '../byte-queue.ts';

/** Where a part of a message lies: in an earlier record, from `start` to `end` of its content. */
export interface MessagePart {
  readonly wire: Bytes;
  readonly start: number;
  readonly end: number;
}

export interface HandshakeBytes {
  /** HandshakeType. */
  readonly type: number;
  /** The whole message with its header. */
  readonly bytes: Bytes;
  /** Its parts in the order of their records; one where it lies in one record. */
  readonly parts: readonly MessagePart[];
}

const HEADER = 4;
/** As long as a message may be: room for a long chain of certificates. OpenSSL takes 100 kB. */
export const MAX_MESSAGE = 2 ** 17;

export class HandshakeReader {
  readonly #queue = new ByteQueue();
  #parts: MessagePart[] = [];

  /** HandshakeType of the message of which a part is there; null where none has begun. */
  get begun(): number | null {
    return this.#queue.bytes[0] ?? null;
  }

  /** Length that the message claims of which a part is there, header included; 0 while that is not known. */
  get claimed(): number {
    const [, high, middle, low] = this.#queue.bytes;
    if (high === undefined || middle === undefined || low === undefined) return 0;
    return HEADER + high * 65536 + middle * 256 + low;
  }

  /**
   * Takes the content of a record, and gives the messages that end in it. It stops before a message that claims more
   * than `MAX_MESSAGE` bytes: see `claimed`.
   */
  take(content: Bytes, wire: Bytes): HandshakeBytes[] {
    const messages: HandshakeBytes[] = [];
    let start = 0;
    let waiting = this.#queue.length;
    this.#queue.push(content);
    for (;;) {
      const size = this.claimed;
      if (size === 0 || size > MAX_MESSAGE || this.#queue.length < size) break;
      const end = start + size - waiting;
      const parts = [...this.#parts, { wire, start, end }];
      messages.push({ type: this.begun ?? 0, bytes: this.#queue.take(size), parts });
      this.#parts = [];
      start = end;
      waiting = 0;
    }
    if (start < content.length) this.#parts.push({ wire, start, end: content.length });
    return messages;
  }
}
