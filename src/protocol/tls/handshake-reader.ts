/** Handshake messages out of records: several may share one, and one may go over several. RFC 8446 §5.1. */
import type { Bytes } from '../../codec/bytes.ts';
import { ByteQueue } from '../byte-queue.ts';
import type { EndingMessage, Part } from './contexts.ts';
import { handshakeName, handshakeSize } from './messages/handshake.ts';

/** As long as a message may be: room for a long chain of certificates. OpenSSL takes 100 kB. */
export const MAX_MESSAGE = 2 ** 17;

export class HandshakeReader {
  readonly #queue = new ByteQueue();
  #parts: Part[] = [];

  /** Name of the message of which only a part is there; null where none has begun. */
  get begun(): string | null {
    return this.#queue.length === 0 ? null : handshakeName(this.#queue.bytes);
  }

  /** The size that this message claims, 0 while that is not known. */
  get claimed(): number {
    return handshakeSize(this.#queue.bytes) ?? 0;
  }

  /**
   * Takes the content of a record, and gives the messages that end in it. It stops before one that claims more than
   * `MAX_MESSAGE` bytes.
   *
   * @param wire - the record that holds the content
   */
  take(content: Bytes, wire: Bytes): EndingMessage[] {
    const messages: EndingMessage[] = [];
    let start = 0;
    let waiting = this.#queue.length;
    this.#queue.push(content);
    for (;;) {
      const size = this.claimed;
      if (size === 0 || size > MAX_MESSAGE || this.#queue.length < size) break;
      const bytes = this.#queue.take(size);
      messages.push({ name: handshakeName(bytes), bytes, parts: this.#parts });
      this.#parts = [];
      start += size - waiting;
      waiting = 0;
    }
    if (start < content.length) this.#parts.push({ wire, start, end: content.length });
    return messages;
  }
}
