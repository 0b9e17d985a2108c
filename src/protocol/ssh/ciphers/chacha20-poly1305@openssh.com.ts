/**
 * `chacha20-poly1305@openssh.com`: two ChaCha20 keys, one for packet_length, one for the rest; the nonce is the
 * packet's sequence number. OpenSSH PROTOCOL.chacha20poly1305.
 */
import { chacha20, poly1305 } from '../../../crypto/chacha20.ts';
import { equal } from '../../../crypto/equal.ts';
import { readUint32 } from '../../../codec/tape.ts';
import type { AeadCipher } from '../ciphers.ts';

const TAG = 16;

function nonceOf(sequence: number): Uint8Array {
  const nonce = new Uint8Array(8);
  new DataView(nonce.buffer).setUint32(4, sequence);
  return nonce;
}

export const cipher: AeadCipher = {
  kind: 'aead',
  name: 'chacha20-poly1305@openssh.com',
  source: 'OpenSSH PROTOCOL.chacha20poly1305',
  keyLength: 64,
  ivLength: 0,
  blockLength: 8,
  tagLength: TAG,
  lengthInClear: false,
  unusedIv: 'the nonce is the sequence number',
  create(key) {
    const forPayload = key.subarray(0, 32);
    const forLength = key.subarray(32, 64);
    const tagOf = (nonce: Uint8Array, encrypted: Uint8Array): Uint8Array =>
      poly1305(chacha20(forPayload, nonce, 0, new Uint8Array(32)), encrypted);
    return {
      seal(sequence, packet) {
        const nonce = nonceOf(sequence);
        const wire = new Uint8Array(packet.length + TAG);
        wire.set(chacha20(forLength, nonce, 0, packet.subarray(0, 4)));
        wire.set(chacha20(forPayload, nonce, 1, packet.subarray(4)), 4);
        wire.set(tagOf(nonce, wire.subarray(0, packet.length)), packet.length);
        return wire;
      },
      length: (sequence, head) =>
        readUint32(chacha20(forLength, nonceOf(sequence), 0, head.subarray(0, 4)), 0),
      open(sequence, wire) {
        const nonce = nonceOf(sequence);
        const encrypted = wire.subarray(0, wire.length - TAG);
        if (!equal(tagOf(nonce, encrypted), wire.subarray(wire.length - TAG))) return null;
        // packet_length was decrypted before, to know how much to wait for: it is the size of what came.
        const packet = new Uint8Array(encrypted.length);
        new DataView(packet.buffer).setUint32(0, encrypted.length - 4);
        packet.set(chacha20(forPayload, nonce, 1, encrypted.subarray(4)), 4);
        return packet;
      },
    };
  },
};
