/** ECDSA over the NIST curves (FIPS 186-5 §6), for `ecdsa-sha2-*` (RFC 5656 §3.1). */

import { p256, p384, p521 } from '@noble/curves/nist.js';
import { bigToBytes, bytesToBig, concat } from '../codec/bytes.ts';
import { checkLength } from './check.ts';

export interface EcdsaSignature {
  readonly r: bigint;
  readonly s: bigint;
}

export interface EcdsaCurve {
  /** Bytes of a private key, and of each coordinate of a public one. */
  readonly length: number;
  /** Random bytes from which a private key is made: more than it has, so that none is likelier than another. */
  readonly seedLength: number;

  /**
   * A private key out of random bytes: (number mod (n - 1)) + 1. FIPS 186-5 §A.2.1.
   *
   * @returns `length` bytes, a number from 1 to n - 1
   * @throws RangeError when `seed` is not `seedLength` bytes
   */
  privateKey(seed: Uint8Array): Uint8Array;

  /** Whether the bytes are a private key: `length` of them, a number from 1 to n - 1. */
  isPrivateKey(bytes: Uint8Array): boolean;

  /**
   * The public key that belongs to a private key: the point, uncompressed. SEC 1 §2.3.3.
   *
   * @returns 4, then both coordinates
   * @throws RangeError when `privateKey` is none
   */
  publicKey(privateKey: Uint8Array): Uint8Array;

  /** Whether the bytes are a point of the curve, uncompressed, and not the point at infinity. */
  isPublicKey(bytes: Uint8Array): boolean;

  /**
   * Signs a message of any length, hashed with the hash that RFC 5656 §6.2.1 gives the curve. Deterministic: nothing
   * is drawn. RFC 6979 §3.2.
   *
   * @throws RangeError when `privateKey` is none
   */
  sign(message: Uint8Array, privateKey: Uint8Array): EcdsaSignature;

  /**
   * Whether `signature` is the key's over `message`. FIPS 186-5 §6.4.2. Both s and n - s are taken, as OpenSSL does.
   *
   * @param publicKey - an uncompressed point; one that is malformed or not on the curve is false
   * @returns false for anything malformed; never throws
   */
  verify(signature: EcdsaSignature, message: Uint8Array, publicKey: Uint8Array): boolean;

  /** As `verify`, over a digest by any hash: its first bits count, as many as n has. FIPS 186-5 §6.4.2. */
  verifyDigest(signature: EcdsaSignature, digest: Uint8Array, publicKey: Uint8Array): boolean;
}

type NobleCurve = typeof p256;

/** Noble counts low values of s only, as Bitcoin needs, unless told. */
const ANY_S = { lowS: false } as const;

const padded = (number: bigint, length: number): Uint8Array => {
  const bytes = bigToBytes(number);
  return concat(new Uint8Array(length - bytes.length), bytes);
};

function curve(noble: NobleCurve): EcdsaCurve {
  const { ORDER, BYTES: length } = noble.Point.Fn;
  const { seed: seedLength } = noble.lengths;
  if (seedLength === undefined) throw new Error('a curve without the length of its seeds');
  const isScalar = (number: bigint): boolean => number >= 1n && number < ORDER;
  const isPrivateKey = (bytes: Uint8Array): boolean =>
    bytes.length === length && isScalar(bytesToBig(bytes));
  const isPublicKey = (bytes: Uint8Array): boolean =>
    bytes.length === 1 + 2 * length && bytes[0] === 4 && noble.utils.isValidPublicKey(bytes, false);
  function checkPrivateKey(bytes: Uint8Array): void {
    checkLength('privateKey', bytes, length);
    if (!isPrivateKey(bytes)) throw new RangeError('privateKey: expected a number from 1 to n - 1');
  }
  function verify(
    { r, s }: EcdsaSignature,
    message: Uint8Array,
    publicKey: Uint8Array,
    how: Parameters<NobleCurve['verify']>[3],
  ): boolean {
    if (!isScalar(r) || !isScalar(s) || !isPublicKey(publicKey)) return false;
    return noble.verify(concat(padded(r, length), padded(s, length)), message, publicKey, how);
  }
  return {
    length,
    seedLength,
    privateKey(seed) {
      checkLength('seed', seed, seedLength);
      return noble.utils.randomSecretKey(seed);
    },
    isPrivateKey,
    isPublicKey,
    publicKey(privateKey) {
      checkPrivateKey(privateKey);
      return noble.getPublicKey(privateKey, false);
    },
    sign(message, privateKey) {
      checkPrivateKey(privateKey);
      const compact = noble.sign(message, privateKey, ANY_S);
      return {
        r: bytesToBig(compact.subarray(0, length)),
        s: bytesToBig(compact.subarray(length)),
      };
    },
    verify: (signature, message, publicKey) => verify(signature, message, publicKey, ANY_S),
    verifyDigest: (signature, digest, publicKey) =>
      verify(signature, digest, publicKey, { ...ANY_S, prehash: false }),
  };
}

/** P-256, with SHA-256. */
export const nistp256 = curve(p256);
/** P-384, with SHA-384. */
export const nistp384 = curve(p384);
/** P-521, with SHA-512. */
export const nistp521 = curve(p521);
