import { aesCtrCipher } from '../aes-ctr-cipher.ts';

/** `aes256-ctr`: AES with a key of 32 bytes in counter mode. RFC 4344 §4. */
export const cipher = aesCtrCipher('aes256-ctr', 32);
