/** ECDH over P-256 (NIST SP 800-56A §5.7.1.2), for the group `secp256r1` of TLS (RFC 8446 §7.4.2). */
import { p256 } from '@noble/curves/nist.js';
import { checkLength } from './check.ts';
import { nistp256 } from './ecdsa.ts';

/**
 * The shared secret of one side's private and the other side's public key: the x coordinate of their product.
 *
 * @param privateKey - 32 bytes, a number from 1 to n - 1
 * @param publicKey - from the peer, whatever it is
 * @returns 32 bytes, or null where `publicKey` is no uncompressed point of the curve
 * @throws RangeError when `privateKey` is none
 */
export function p256SharedSecret(privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array | null {
  checkLength('privateKey', privateKey, 32);
  if (!nistp256.isPrivateKey(privateKey))
    throw new RangeError('privateKey: expected a number from 1 to n - 1');
  if (publicKey.length !== 65 || publicKey[0] !== 4) return null;
  try {
    return p256.getSharedSecret(privateKey, publicKey, true).slice(1);
  } catch {
    // With the private key right, noble refuses only what is no point of the curve.
    return null;
  }
}
