import { hmac, sha512 } from '../../../crypto/hashes.ts';
import type { Mac } from '../macs.ts';

/** `hmac-sha2-512`: HMAC with SHA-512 over the plaintext packet and its sequence number. RFC 6668 §2. */
export const mac: Mac = {
  name: 'hmac-sha2-512',
  source: 'RFC 6668 §2',
  keyLength: 64,
  tagLength: 64,
  etm: false,
  tag: (key, bytes) => hmac(sha512, key, bytes),
};
