/** Ed25519 signatures (RFC 8032 §5.1), for `ssh-ed25519` (RFC 8709). */

import { ed25519 as noble } from '@noble/curves/ed25519.js';
import { checkLength } from './check.ts';

export const ed25519 = {
  /** Bytes of a seed, as RFC 8032 calls the private key, and of a public key. */
  keyLength: 32,
  signatureLength: 64,

  /**
   * The public key that belongs to a seed. RFC 8032 §5.1.5.
   *
   * @returns 32 bytes
   * @throws RangeError when `seed` is not 32 bytes
   */
  publicKey(seed: Uint8Array): Uint8Array {
    checkLength('seed', seed, 32);
    return noble.getPublicKey(seed);
  },

  /**
   * Signs a message of any length. Deterministic: nothing is drawn. RFC 8032 §5.1.6.
   *
   * @returns 64 bytes, R and then S
   * @throws RangeError when `seed` is not 32 bytes
   */
  sign(message: Uint8Array, seed: Uint8Array): Uint8Array {
    checkLength('seed', seed, 32);
    return noble.sign(message, seed);
  },

  /**
   * Whether `signature` is the key's over `message`. RFC 8032 §5.1.7, with its strict decoding:
   * S of the group's order or above, a point that is not on the curve or not in its one canonical
   * form, and a public key of low order are refused.
   *
   * @param signature - 64 bytes; any other length is false
   * @param publicKey - 32 bytes; any other length is false
   * @returns false for anything malformed; never throws
   */
  verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
    if (signature.length !== 64 || publicKey.length !== 32) return false;
    return noble.verify(signature, message, publicKey, { zip215: false });
  },
};
