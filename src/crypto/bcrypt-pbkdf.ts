/** bcrypt_pbkdf of OpenBSD: what OpenSSH makes the key of an encrypted key file with. OpenSSH PROTOCOL.key. */

import bcrypt from 'bcrypt-pbkdf';
import { checkCount } from './check.ts';

/**
 * @param passphrase - one byte or more
 * @param salt - 1 to 2^20 bytes
 * @param rounds - 1 or more; each takes some 25 ms
 * @param length - how many bytes to make, 1 to 1024
 * @throws RangeError when one of them is out of range
 */
export function bcryptPbkdf(
  passphrase: Uint8Array,
  salt: Uint8Array,
  rounds: number,
  length: number,
): Uint8Array {
  checkCount('rounds', rounds);
  const key = new Uint8Array(length);
  const made = bcrypt.pbkdf(passphrase, passphrase.length, salt, salt.length, key, length, rounds);
  if (made !== 0)
    throw new RangeError(
      'bcryptPbkdf: the passphrase, the salt, the rounds or the length is out of range',
    );
  return key;
}
