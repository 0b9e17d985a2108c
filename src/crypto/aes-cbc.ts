/** AES (FIPS 197) in cipher block chaining mode (NIST SP 800-38A §6.2), for key files that are encrypted. */

import { cbc } from '@noble/ciphers/aes.js';
import { checkLength } from './check.ts';

/**
 * Decrypts, and leaves the padding where it is.
 *
 * @param key - 16, 24 or 32 bytes
 * @param iv - 16 bytes
 * @param encrypted - from a file, whatever it is
 * @returns as many bytes as it was given, or null where these are no whole blocks of 16
 * @throws RangeError when `key` or `iv` has another length
 */
export function aesCbcDecrypt(
  key: Uint8Array,
  iv: Uint8Array,
  encrypted: Uint8Array,
): Uint8Array | null {
  checkLength('key', key, 16, 24, 32);
  checkLength('iv', iv, 16);
  if (encrypted.length % 16 !== 0) return null;
  return cbc(key, iv, { disablePadding: true }).decrypt(encrypted);
}
