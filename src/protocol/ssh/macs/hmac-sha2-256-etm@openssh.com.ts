import { hmac, sha256 } from '../../../crypto/hashes.ts';
import type { Mac } from '../macs.ts';

/** `hmac-sha2-256-etm@openssh.com`: HMAC with SHA-256 over the encrypted packet and its sequence number. OpenSSH PROTOCOL §1.5. */
export const mac: Mac = {
  name: 'hmac-sha2-256-etm@openssh.com',
  source: 'OpenSSH PROTOCOL §1.5',
  keyLength: 32,
  tagLength: 32,
  etm: true,
  tag: (key, bytes) => hmac(sha256, key, bytes),
};
