/**
 * Finite-field Diffie-Hellman in the "more modular exponential" groups of RFC 3526, for
 * `diffie-hellman-group14-sha256` and its like (RFC 4253 §8, RFC 8268).
 */

import { pow } from '@noble/curves/abstract/modular.js';
import { bytesToBig } from '../codec/bytes.ts';

export interface ModpGroup {
  readonly name: string;
  /** The prime. It is safe: (p - 1) / 2 is prime too. */
  readonly p: bigint;
  /** The generator. */
  readonly g: bigint;
  /** Size of p. */
  readonly bits: number;
}

/** The 2048-bit group, its prime as RFC 3526 §3 prints it: a table of all groups would weigh on the first load. */
export const group14: ModpGroup = {
  name: 'group14',
  p: BigInt(
    '0xFFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74' +
      '020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437' +
      '4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED' +
      'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05' +
      '98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB' +
      '9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B' +
      'E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718' +
      '3995497CEA956AE515D2261898FA051015728E5A8AACAA68FFFFFFFFFFFFFFFF',
  ),
  g: 2n,
  bits: 2048,
};

/** For paper: its prime is safe too, and 5 generates all of the 22 numbers from 1 to 22. It protects nothing. */
export const group23: ModpGroup = { name: 'the group of p = 23', p: 23n, g: 5n, bits: 5 };

export const modp = {
  /**
   * base ^ exponent mod p, by noble's windows of four bits. Not in constant time.
   *
   * @param exponent - 512 bits take a quarter of the time of 2048; RFC 3526 §8 asks for 220 to 320
   * in group14
   * @returns a number from 0 to p - 1
   * @throws RangeError when `exponent` is negative
   */
  power(base: bigint, exponent: bigint, group: ModpGroup): bigint {
    if (exponent < 0n) throw new RangeError('exponent: expected a number that is not negative');
    // noble returns a base as it is when the exponent is 1.
    return pow(base, exponent, group.p) % group.p;
  },

  /**
   * The value that a side sends, `e` or `f`: g ^ exponent mod p. RFC 4253 §8.
   *
   * @param exponentBytes - the private exponent, big-endian; 64 bytes suit group14
   * @throws RangeError when `exponentBytes` is empty or zero
   */
  publicValue(exponentBytes: Uint8Array, group: ModpGroup): bigint {
    return modp.power(group.g, privateExponent(exponentBytes), group);
  },

  /**
   * Whether a peer's public value may be used: 1 < value < p - 1. RFC 8268 §4, which corrects
   * RFC 4253 §8.
   */
  isPublicValue(value: bigint, group: ModpGroup): boolean {
    return value > 1n && value < group.p - 1n;
  },

  /**
   * The shared secret `K`: peer's value ^ exponent mod p. RFC 4253 §8.
   *
   * @param exponentBytes - this side's private exponent, big-endian; 64 bytes suit group14
   * @param peerValue - the peer's `e` or `f`, whatever it is
   * @returns null when `peerValue` is not a public value of the group (`isPublicValue`)
   * @throws RangeError when `exponentBytes` is empty or zero
   */
  sharedSecret(exponentBytes: Uint8Array, peerValue: bigint, group: ModpGroup): bigint | null {
    const exponent = privateExponent(exponentBytes);
    if (!modp.isPublicValue(peerValue, group)) return null;
    return modp.power(peerValue, exponent, group);
  },
};

function privateExponent(bytes: Uint8Array): bigint {
  const exponent = bytesToBig(bytes);
  if (exponent === 0n) throw new RangeError('exponentBytes: expected a number above zero');
  return exponent;
}
