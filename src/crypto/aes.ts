/**
 * AES (FIPS 197) in counter mode (NIST SP 800-38A §6.5), for `aes128-ctr` and its like (RFC 4344),
 * and in Galois/counter mode (NIST SP 800-38D), for `aes256-gcm@openssh.com` (RFC 5647).
 */

import { ctr, gcm } from '@noble/ciphers/aes.js';
import { checkCount, checkLength } from './check.ts';

/**
 * Encrypts or decrypts: XORs `bytes` with the key stream that starts at `counterBlock`. The block
 * counts as one number of 128 bits, big-endian, that wraps to zero (RFC 4344 §4). Nothing is kept
 * between calls: a stream moves its counter on with `addToCounter`, by one for every 16 bytes, a
 * last block that was used in part included.
 *
 * @param key - 16, 24 or 32 bytes
 * @param counterBlock - 16 bytes
 * @returns as many bytes as it was given
 * @throws RangeError when `key` or `counterBlock` has another length
 */
export function aesCtr(key: Uint8Array, counterBlock: Uint8Array, bytes: Uint8Array): Uint8Array {
  checkLength('key', key, 16, 24, 32);
  checkLength('counterBlock', counterBlock, 16);
  return ctr(key, counterBlock).encrypt(bytes);
}

/**
 * The counter block `blocks` blocks later, modulo 2^128. The one given stays as it is.
 *
 * @param counterBlock - 16 bytes, big-endian
 * @returns 16 bytes
 * @throws RangeError when `counterBlock` is not 16 bytes or `blocks` is not a whole number
 */
export function addToCounter(counterBlock: Uint8Array, blocks: number): Uint8Array {
  checkLength('counterBlock', counterBlock, 16);
  checkCount('blocks', blocks);
  const sum = new Uint8Array(counterBlock);
  let carry = blocks;
  for (let at = 15; at >= 0 && carry > 0; at--) {
    carry += sum[at] ?? 0;
    sum[at] = carry % 256;
    carry = Math.floor(carry / 256);
  }
  return sum;
}

export const aesGcm = {
  /** Bytes that the tag adds behind the ciphertext. */
  tagLength: 16,

  /**
   * Encrypts and authenticates. NIST SP 800-38D §7.1.
   *
   * @param key - 16, 24 or 32 bytes
   * @param nonce - 12 bytes, never twice with a key
   * @param aad - authenticated, not encrypted; in SSH the four bytes of packet_length
   * @returns the ciphertext, as long as `plaintext`, and 16 bytes of tag
   * @throws RangeError when `key` or `nonce` has another length
   */
  seal(key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Uint8Array {
    checkLength('key', key, 16, 24, 32);
    checkLength('nonce', nonce, 12);
    return gcm(key, nonce, aad).encrypt(plaintext);
  },

  /**
   * Checks the tag and decrypts. NIST SP 800-38D §7.2.
   *
   * @param key - 16, 24 or 32 bytes
   * @param nonce - 12 bytes
   * @param sealed - the ciphertext and 16 bytes of tag, from the peer, whatever they are
   * @returns the plaintext, or null when the tag is wrong or `sealed` is shorter than a tag
   * @throws RangeError when `key` or `nonce` has another length
   */
  open(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Uint8Array | null {
    checkLength('key', key, 16, 24, 32);
    checkLength('nonce', nonce, 12);
    try {
      return gcm(key, nonce, aad).decrypt(sealed);
    } catch {
      // With key and nonce right, noble refuses only a wrong tag and what is too short to have one.
      return null;
    }
  },
};
