/** PBKDF2 (RFC 8018 §5.2): the key of an encrypted PKCS #8 file, made of a passphrase. */

import { sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2 as noblePbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { checkCount } from './check.ts';

const hashes = {
  'SHA-1': sha1,
  'SHA-224': sha224,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
};

/** The hashes that HMAC may use in it. */
export type Pbkdf2Hash = keyof typeof hashes;

/**
 * @param iterations - 1 or more
 * @returns `length` bytes
 * @throws RangeError when `iterations` or `length` is not a whole number
 */
export function pbkdf2(
  hash: Pbkdf2Hash,
  passphrase: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  length: number,
): Uint8Array {
  checkCount('iterations', iterations);
  checkCount('length', length);
  return noblePbkdf2(hashes[hash], passphrase, salt, { c: iterations, dkLen: length });
}
