import { hmac, sha256 } from '../../../crypto/hashes.ts';
import type { Mac } from '../macs.ts';

/** `hmac-sha2-256`: HMAC with SHA-256 over the plaintext packet and its sequence number. RFC 6668 §2. */
export const mac: Mac = {
  name: 'hmac-sha2-256',
  source: 'RFC 6668 §2',
  keyLength: 32,
  tagLength: 32,
  etm: false,
  tag: (key, bytes) => hmac(sha256, key, bytes),
};
