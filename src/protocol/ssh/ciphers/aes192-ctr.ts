import { aesCtrCipher } from '../aes-ctr-cipher.ts';

/** `aes192-ctr`: AES with a key of 24 bytes in counter mode. RFC 4344 §4. */
export const cipher = aesCtrCipher('aes192-ctr', 24);
