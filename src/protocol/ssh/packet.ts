/** The binary packet protocol, RFC 4253 §6: packets out of payloads, and payloads out of a stream of bytes. */
import type { Bytes } from '../../codec/bytes.ts';
import { ByteQueue } from '../byte-queue.ts';
import type { Fault } from './fault.ts';
import { plaintext, type Protection } from './protection.ts';

/** OpenSSH's own limit on packet_length; RFC 4253 §6.1 asks for 35,000 bytes at least. */
export const MAX_PACKET_LENGTH = 256 * 1024;
/** One byte of padding_length and four of padding. */
const MIN_PACKET_LENGTH = 5;
const MIN_PADDING = 4;
const HEAD = 5;

export interface Packet {
  readonly sequence: number;
  readonly wire: Bytes;
  /** packet_length ‖ padding_length ‖ payload ‖ random padding. */
  readonly packet: Bytes;
  readonly payload: Bytes;
  readonly protection: Protection;
}

/** Sequence numbers are uint32 and wrap around. RFC 4253 §6.4. */
export const following = (sequence: number): number => (sequence + 1) >>> 0;

/** Makes packets of payloads, for one direction. */
export class PacketWriter {
  #sequence = 0;
  #protection = plaintext;
  readonly #padding: (length: number) => Bytes;

  /** `padding` gives random bytes; before NEWKEYS they are zeros, as OpenSSH sends them. */
  constructor(padding: (length: number) => Bytes) {
    this.#padding = padding;
  }

  /** After NEWKEYS; with strict key exchange the sequence number starts again. */
  protect(protection: Protection, resetSequence: boolean): void {
    this.#protection = protection;
    if (resetSequence) this.#sequence = 0;
  }

  /** `toMultipleOf` hides the length of what must not be guessed from it: OpenSSH pads passwords to 64. */
  write(payload: Bytes, toMultipleOf = 0): Packet {
    const protection = this.#protection;
    const padded = HEAD + payload.length - (protection.lengthInBlocks ? 0 : 4);
    let padding = protection.blockLength - (padded % protection.blockLength);
    if (padding < MIN_PADDING) padding += protection.blockLength;
    if (toMultipleOf > 0) padding += toMultipleOf - ((padded + padding) % toMultipleOf);
    const packet = new Uint8Array(HEAD + payload.length + padding);
    new DataView(packet.buffer).setUint32(0, packet.length - 4);
    packet[4] = padding;
    packet.set(payload, HEAD);
    if (protection !== plaintext) packet.set(this.#padding(padding), HEAD + payload.length);
    const sequence = this.#sequence;
    this.#sequence = following(sequence);
    return { sequence, wire: protection.seal(sequence, packet), packet, payload, protection };
  }
}

export type Reading =
  | { readonly kind: 'packet'; readonly packet: Packet }
  | { readonly kind: 'more' }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** Finds packets in a stream of bytes, for one direction. */
export class PacketReader {
  readonly #queue = new ByteQueue();
  #sequence = 0;
  #protection = plaintext;

  protect(protection: Protection, resetSequence: boolean): void {
    this.#protection = protection;
    if (resetSequence) this.#sequence = 0;
  }

  push(bytes: Bytes): void {
    this.#queue.push(bytes);
  }

  /** Bytes that are there but make no whole packet yet. */
  get unread(): number {
    return this.#queue.length;
  }

  next(): Reading {
    const protection = this.#protection;
    if (this.#queue.length < protection.headLength) return { kind: 'more' };
    const length = protection.length(this.#sequence, this.#queue.bytes);
    if (length < MIN_PACKET_LENGTH || length > MAX_PACKET_LENGTH) {
      return fault({
        kind: 'packet-length-out-of-range',
        length,
        least: MIN_PACKET_LENGTH,
        most: MAX_PACKET_LENGTH,
      });
    }
    if ((length + (protection.lengthInBlocks ? 4 : 0)) % protection.blockLength !== 0) {
      return fault({ kind: 'packet-length-not-multiple', length, block: protection.blockLength });
    }
    const size = 4 + length + protection.tagLength;
    if (this.#queue.length < size) return { kind: 'more' };
    const wire = this.#queue.take(size);
    const sequence = this.#sequence;
    this.#sequence = following(sequence);
    const packet = protection.open(sequence, wire);
    if (!packet) {
      const algorithm = protection.mac?.name ?? protection.cipher?.name ?? 'none';
      return fault({ kind: 'bad-mac', algorithm, sequence });
    }
    const padding = packet[4] ?? 0;
    if (padding < MIN_PADDING) return fault({ kind: 'padding-too-short', padding });
    const room = length - 1;
    if (padding > room) return fault({ kind: 'padding-too-long', padding, room });
    const payload = packet.subarray(HEAD, packet.length - padding);
    return { kind: 'packet', packet: { sequence, wire, packet, payload, protection } };
  }
}

const fault = (found: Fault): Reading => ({ kind: 'fault', fault: found });
