/**
 * ChaCha20 in its original form, with a nonce of 64 bits and a block counter of 64, and Poly1305
 * (RFC 8439 §2.5): the parts of `chacha20-poly1305@openssh.com` (OpenSSH PROTOCOL.chacha20poly1305).
 */

import { poly1305 as noblePoly1305 } from '@noble/ciphers/_poly1305.js';
import { chacha20orig } from '@noble/ciphers/chacha.js';
import { checkCount, checkLength } from './check.ts';

/**
 * Encrypts or decrypts: XORs `bytes` with the key stream from block `counter` on, 64 bytes a block.
 * Equal to RFC 8439 §2.4 with four zero bytes in front of the nonce.
 *
 * @param key - 32 bytes
 * @param nonce - 8 bytes; in SSH the packet's sequence number, big-endian
 * @param counter - the first block's number, below 2^32 - 1
 * @returns as many bytes as it was given
 * @throws RangeError when `key` or `nonce` has another length or `counter` is out of range
 */
export function chacha20(
  key: Uint8Array,
  nonce: Uint8Array,
  counter: number,
  bytes: Uint8Array,
): Uint8Array {
  checkLength('key', key, 32);
  checkLength('nonce', nonce, 8);
  checkCount('counter', counter);
  if (counter + Math.ceil(bytes.length / 64) > 0xffffffff) {
    throw new RangeError(`counter: passes 2^32 - 1 from ${counter} on`);
  }
  return chacha20orig(key, nonce, bytes, undefined, counter);
}

/**
 * The authentication tag of `bytes` under a key that is used once. RFC 8439 §2.5.
 *
 * @param key - 32 bytes: r, and then s
 * @returns 16 bytes
 * @throws RangeError when `key` is not 32 bytes
 */
export function poly1305(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  checkLength('key', key, 32);
  return noblePoly1305(bytes, key);
}
