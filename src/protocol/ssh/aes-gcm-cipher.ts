import { aesGcm } from '../../crypto/aes.ts';
import { readUint32 } from '../../codec/tape.ts';
import { concat } from '../../codec/bytes.ts';
import type { AeadCipher } from './ciphers.ts';

/** AES in Galois/Counter Mode as SSH uses it: packet_length in clear but authenticated, a counter in the nonce. RFC 5647 §7. */
export const aesGcmCipher = (name: string, keyLength: 16 | 32): AeadCipher => ({
  kind: 'aead',
  name,
  source: 'RFC 5647 §7',
  keyLength,
  ivLength: 12,
  blockLength: 16,
  tagLength: aesGcm.tagLength,
  lengthInClear: true,
  unusedIv: null,
  create(key, iv) {
    const nonce = iv.slice();
    const invocationCounter = new DataView(nonce.buffer, nonce.byteOffset + 4, 8);
    const next = (): void =>
      invocationCounter.setBigUint64(0, invocationCounter.getBigUint64(0) + 1n);
    return {
      seal(_sequence, packet) {
        const length = packet.subarray(0, 4);
        const sealed = aesGcm.seal(key, nonce, packet.subarray(4), length);
        next();
        return concat(length, sealed);
      },
      length: (_sequence, head) => readUint32(head, 0),
      open(_sequence, wire) {
        const length = wire.subarray(0, 4);
        const opened = aesGcm.open(key, nonce, wire.subarray(4), length);
        next();
        return opened && concat(length, opened);
      },
    };
  },
});
