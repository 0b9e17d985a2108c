import { aesCtrCipher } from '../aes-ctr-cipher.ts';

/** `aes128-ctr`: AES with a key of 16 bytes in counter mode. RFC 4344 §4. */
export const cipher = aesCtrCipher('aes128-ctr', 16);
