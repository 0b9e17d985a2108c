/**
 * What RSA encryption computes, without any padding: RFC 8017 §5.1. The padding is laid out by whoever encrypts, so that
 * it can be drawn and explained like everything else.
 */

import { pow } from '@noble/curves/abstract/modular.js';
import { bigToBytes, bytesToBig } from '../codec/bytes.ts';

/** Bytes of a modulus. RFC 8017 §4. */
export const modulusLength = (n: bigint): number => bigToBytes(n).length;

export const rsaEncryption = {
  /**
   * block ^ exponent mod n, with the public exponent to encrypt and the private one to decrypt. RFC 8017 §5.1.1, §5.1.2.
   *
   * @param block - as many bytes as the modulus has
   * @returns as many bytes again; null where the block, as a number, is not below the modulus
   * @throws RangeError when the block has another length, or the exponent is not a positive number
   */
  power(block: Uint8Array, exponent: bigint, n: bigint): Uint8Array | null {
    const length = modulusLength(n);
    if (block.length !== length)
      throw new RangeError(`block: expected ${length} bytes, got ${block.length}`);
    if (exponent < 1n) throw new RangeError('exponent: expected a number above zero');
    const number = bytesToBig(block);
    if (number >= n) return null;
    const result = bigToBytes(pow(number, exponent, n) % n);
    const whole = new Uint8Array(length);
    whole.set(result, length - result.length);
    return whole;
  },
};
