import { addToCounter, aesCtr } from '../../crypto/aes.ts';
import type { StreamCipher } from './ciphers.ts';

const BLOCK = 16;

/** AES in counter mode: the initial IV is the first counter, and the stream goes on over packets. RFC 4344 §4. */
export const aesCtrCipher = (name: string, keyLength: 16 | 24 | 32): StreamCipher => ({
  kind: 'stream',
  name,
  source: 'RFC 4344 §4',
  keyLength,
  ivLength: BLOCK,
  blockLength: BLOCK,
  create(key, iv) {
    let counter = iv;
    return {
      crypt(bytes) {
        const result = aesCtr(key, counter, bytes);
        counter = addToCounter(counter, bytes.length / BLOCK);
        return result;
      },
    };
  },
});
