import { hmac, sha512 } from '../../../crypto/hashes.ts';
import type { Mac } from '../macs.ts';

/** `hmac-sha2-512-etm@openssh.com`: HMAC with SHA-512 over the encrypted packet and its sequence number. OpenSSH PROTOCOL §1.5. */
export const mac: Mac = {
  name: 'hmac-sha2-512-etm@openssh.com',
  source: 'OpenSSH PROTOCOL §1.5',
  keyLength: 64,
  tagLength: 64,
  etm: true,
  tag: (key, bytes) => hmac(sha512, key, bytes),
};
