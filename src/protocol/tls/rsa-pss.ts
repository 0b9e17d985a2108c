/** Signatures with RSA keys and the padding of PSS. RFC 8017 §8.1. */
import { concat, type Bytes } from '../../codec/bytes.ts';
import type { Hash } from '../../crypto/hashes.ts';
import { rsa, type RsaPrivateKey, type RsaPublicKey } from '../../crypto/rsa.ts';
import { modulusLength, rsaEncryption } from '../../crypto/rsa-encryption.ts';
import { encodePss, verifyPss } from './pss-block.ts';

/** Bits of the block that is signed: one less than the modulus has. */
const bitsFor = (n: bigint): number => n.toString(2).length - 1;

/** Bits of the smallest modulus whose block holds a hash, a salt of so many bytes, 01 and bc. RFC 8017 §9.1.1. */
export const leastBitsFor = (saltLength: number, hash: Pick<Hash, 'outputLength'>): number =>
  8 * (hash.outputLength + saltLength + 1) + 2;

/**
 * RSASSA-PSS-SIGN.
 *
 * @returns as many bytes as the modulus has
 * @throws RangeError where the key is unfit, or too small for the hash
 */
export function signPss(data: Bytes, key: RsaPrivateKey, salt: Bytes, hash: Hash): Bytes {
  const problem = rsa.privateKeyProblem(key);
  if (problem !== null) throw new RangeError(`key: ${problem}`);
  const block = encodePss(data, bitsFor(key.n), salt, hash);
  const zeros = new Uint8Array(modulusLength(key.n) - block.length);
  const signature = rsaEncryption.power(concat(zeros, block), key.d, key.n);
  if (!signature) throw new Error('a block above its modulus'); // it has a bit less
  return signature;
}

/** RSASSA-PSS-VERIFY. False for anything malformed, and for a key that is unfit; never throws. */
export function isPssSignature(
  data: Bytes,
  signature: Bytes,
  key: RsaPublicKey,
  saltLength: number,
  hash: Hash,
): boolean {
  const { n, e } = key;
  if (rsa.publicKeyProblem(key) !== null || signature.length !== modulusLength(n)) return false;
  const whole = rsaEncryption.power(signature, e, n);
  if (!whole) return false;
  const bits = bitsFor(n);
  const spare = whole.length - Math.ceil(bits / 8);
  if (whole.subarray(0, spare).some((byte) => byte !== 0)) return false;
  return verifyPss(whole.subarray(spare), data, bits, saltLength, hash);
}
