/** X25519, Diffie-Hellman on Curve25519 (RFC 7748 §5 and §6.1), for `curve25519-sha256` (RFC 8731). */

import { x25519 as noble } from '@noble/curves/ed25519.js';
import { checkLength } from './check.ts';

export const x25519 = {
  /** Bytes of a private key, a public key and a shared secret alike. */
  length: 32,

  /**
   * The public key that belongs to a private key. RFC 7748 §6.1.
   *
   * @param privateKey - any 32 bytes; five of their bits are fixed by the function itself (§5)
   * @returns 32 bytes
   * @throws RangeError when `privateKey` is not 32 bytes
   */
  publicKey(privateKey: Uint8Array): Uint8Array {
    checkLength('privateKey', privateKey, 32);
    return noble.getPublicKey(privateKey);
  },

  /**
   * The shared secret of one side's private and the other side's public key. RFC 7748 §6.1.
   *
   * @param publicKey - 32 bytes from the peer, whatever they are
   * @returns the raw 32 bytes, or null for a public key of low order: those give the all-zero
   * secret whatever the private key is, and RFC 8731 §3 has the key exchange fail
   * @throws RangeError when `privateKey` or `publicKey` is not 32 bytes
   */
  sharedSecret(privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array | null {
    checkLength('privateKey', privateKey, 32);
    checkLength('publicKey', publicKey, 32);
    try {
      return noble.getSharedSecret(privateKey, publicKey);
    } catch {
      // With both lengths right, a public key of low order is all that noble refuses.
      return null;
    }
  },
};
