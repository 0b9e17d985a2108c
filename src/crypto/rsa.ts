/**
 * RSA signatures with the padding of PKCS #1 v1.5 (RFC 8017 §8.2), for `rsa-sha2-256` and `rsa-sha2-512` (RFC 8332), and
 * for certificates (RFC 8446 §4.2.3).
 */

import { invert } from '@noble/curves/abstract/modular.js';
import { PKCS1_SHA256, PKCS1_SHA384, PKCS1_SHA512, type IPKCS } from 'micro-rsa-dsa-dh/rsa.js';

export interface RsaPublicKey {
  /** The modulus, p times q. */
  readonly n: bigint;
  /** The public exponent. */
  readonly e: bigint;
}

export interface RsaPrivateKey extends RsaPublicKey {
  /** The private exponent. */
  readonly d: bigint;
  /** The inverse of q modulo p. */
  readonly iqmp: bigint;
  readonly p: bigint;
  readonly q: bigint;
}

export type RsaHash = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** OpenSSH's SSH_RSA_MINIMUM_MODULUS_SIZE. */
const LEAST_BITS = 1024;
/** OpenSSL's limits, beyond which a check would take too long: OPENSSL_RSA_MAX_MODULUS_BITS and so on. */
const MOST_BITS = 16_384;
const SMALL_BITS = 3072;
const MOST_EXPONENT_BITS = 64;

const schemes: Readonly<Record<RsaHash, IPKCS>> = {
  'SHA-256': PKCS1_SHA256,
  'SHA-384': PKCS1_SHA384,
  'SHA-512': PKCS1_SHA512,
};

const bitsOf = (number: bigint): number => number.toString(2).length;
/** Bytes of a modulus, and so of a signature. RFC 8017 §4. */
const bytesOf = (n: bigint): number => Math.ceil(bitsOf(n) / 8);

export const rsa = {
  /**
   * The key of two primes, with the least private exponent, as OpenSSL makes it. RFC 8017 §3.2.
   *
   * @throws Error when e has no inverse: then the two are no primes for it
   */
  fromPrimes(p: bigint, q: bigint, e = 65_537n): RsaPrivateKey {
    const [a, b] = [p - 1n, q - 1n];
    const leastCommonMultiple = (a / greatestCommonDivisor(a, b)) * b;
    return { n: p * q, e, d: invert(e, leastCommonMultiple), iqmp: invert(q, p), p, q };
  },

  /** What makes a public key unfit to be used, in words; null where nothing does. */
  publicKeyProblem({ n, e }: RsaPublicKey): string | null {
    const bits = bitsOf(n);
    if (n <= 0n || bits < LEAST_BITS)
      return `its modulus has ${bits} bits: fewer than ${LEAST_BITS} are not safe`;
    if (bits > MOST_BITS) return `its modulus has ${bits} bits: more than ${MOST_BITS}`;
    if (n % 2n === 0n) return 'its modulus is even, and so no product of two large primes';
    if (e < 3n || e % 2n === 0n) return 'its public exponent is not an odd number from 3 upwards';
    if (e >= n) return 'its public exponent is not smaller than its modulus';
    if (bits > SMALL_BITS && bitsOf(e) > MOST_EXPONENT_BITS)
      return `its public exponent has ${bitsOf(e)} bits: more than ${MOST_EXPONENT_BITS} take too long`;
    return null;
  },

  /** What makes a private key unfit, in words: also numbers that do not belong together. Null where nothing does. */
  privateKeyProblem(key: RsaPrivateKey): string | null {
    const { n, e, d, iqmp, p, q } = key;
    const problem = rsa.publicKeyProblem(key);
    if (problem !== null) return problem;
    if (p <= 1n || q <= 1n || p * q !== n) return 'its modulus is not the product of its primes';
    const isInverse = (prime: bigint): boolean => (e * d) % (prime - 1n) === 1n;
    if (d < 1n || d >= n || !isInverse(p) || !isInverse(q))
      return 'its private exponent does not undo its public one';
    if (iqmp < 1n || iqmp >= p || (iqmp * q) % p !== 1n)
      return 'its coefficient is not the inverse of q modulo p';
    return null;
  },

  /**
   * Signs a message of any length. Deterministic: nothing is drawn. RFC 8017 §8.2.1.
   *
   * @returns as many bytes as the modulus has
   * @throws RangeError when `key` is unfit, as `privateKeyProblem` says
   */
  sign(message: Uint8Array, key: RsaPrivateKey, hash: RsaHash): Uint8Array {
    const problem = rsa.privateKeyProblem(key);
    if (problem !== null) throw new RangeError(`key: ${problem}`);
    return schemes[hash].sign(key, message);
  },

  /**
   * Whether `signature` is the key's over `message`. RFC 8017 §8.2.2: the padding is compared as a whole, never parsed.
   *
   * @param signature - as many bytes as the modulus has; fewer are taken for one whose leading zeros were left out, as
   * OpenSSH does (ssh-rsa.c), more are false
   * @returns false for anything malformed, and for a key that is unfit; never throws
   */
  verify(signature: Uint8Array, message: Uint8Array, key: RsaPublicKey, hash: RsaHash): boolean {
    if (rsa.publicKeyProblem(key) !== null) return false;
    const length = bytesOf(key.n);
    if (signature.length === 0 || signature.length > length) return false;
    const whole = new Uint8Array(length);
    whole.set(signature, length - signature.length);
    return schemes[hash].verify(key, message, whole);
  },
};

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
