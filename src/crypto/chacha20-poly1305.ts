/** ChaCha20 and Poly1305 as one, with a nonce of 96 bits (RFC 8439 §2.8), for `TLS_CHACHA20_POLY1305_SHA256`. */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { checkLength } from './check.ts';

export const chacha20Poly1305 = {
  /** Bytes that the tag adds behind the ciphertext. */
  tagLength: 16,

  /**
   * Encrypts and authenticates.
   *
   * @param key - 32 bytes
   * @param nonce - 12 bytes, never twice with a key
   * @param aad - authenticated, not encrypted
   * @returns the ciphertext, as long as `plaintext`, and 16 bytes of tag
   * @throws RangeError when `key` or `nonce` has another length
   */
  seal(key: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Uint8Array {
    checkLength('key', key, 32);
    checkLength('nonce', nonce, 12);
    return chacha20poly1305(key, nonce, aad).encrypt(plaintext);
  },

  /**
   * Checks the tag and decrypts.
   *
   * @param key - 32 bytes
   * @param nonce - 12 bytes
   * @param sealed - the ciphertext and 16 bytes of tag, from the peer, whatever they are
   * @returns the plaintext, or null when the tag is wrong or `sealed` is shorter than a tag
   * @throws RangeError when `key` or `nonce` has another length
   */
  open(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array, aad: Uint8Array): Uint8Array | null {
    checkLength('key', key, 32);
    checkLength('nonce', nonce, 12);
    try {
      return chacha20poly1305(key, nonce, aad).decrypt(sealed);
    } catch {
      // With key and nonce right, noble refuses only a wrong tag and what is too short to have one.
      return null;
    }
  },
};
