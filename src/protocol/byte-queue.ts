/** Bytes that come in pieces of any size, and are taken from the front. What waits is not copied again and again. */
import type { Bytes } from '../codec/bytes.ts';

export class ByteQueue {
  /** What is there, inside `#room`, which is ours to write into where it is larger. */
  #buffer: Bytes = new Uint8Array();
  #room: Bytes = new Uint8Array();

  get length(): number {
    return this.#buffer.length;
  }

  /** What is there, not copied: good until the next `push`. */
  get bytes(): Bytes {
    return this.#buffer;
  }

  push(bytes: Bytes): void {
    if (this.#buffer.length === 0) {
      this.#buffer = bytes;
      this.#room = new Uint8Array();
      return;
    }
    const start = this.#buffer.byteOffset - this.#room.byteOffset;
    const end = start + this.#buffer.length;
    const isOurs = this.#buffer.buffer === this.#room.buffer;
    if (!isOurs || end + bytes.length > this.#room.length) {
      // Twice the room each time.
      this.#room = new Uint8Array(2 * (this.#buffer.length + bytes.length));
      this.#room.set(this.#buffer);
      this.#buffer = this.#room.subarray(0, this.#buffer.length);
      return this.push(bytes);
    }
    this.#room.set(bytes, end);
    this.#buffer = this.#room.subarray(start, end + bytes.length);
  }

  /** Takes a copy of the first `length` bytes, of as many as there are. */
  take(length: number): Bytes {
    const taken = this.#buffer.slice(0, length);
    this.#buffer = this.#buffer.subarray(length);
    return taken;
  }
}
