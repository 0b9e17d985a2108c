import { createDiffieHellman, getDiffieHellman } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigToBytes, bytesToBig } from '../../../src/codec/bytes.ts';
import { group14, modp } from '../../../src/crypto/modp.ts';
import { anyBytes, hex, repeatable } from './bytes.ts';

/** floor(2^bits * pi), by Machin's formula with 64 bits to spare. */
function floorOfPi(bits: bigint): bigint {
  const one = 1n << (bits + 64n);
  const arctanOfInverse = (x: bigint): bigint => {
    let sum = 0n;
    let power = one / x;
    for (let k = 0n; power !== 0n; k++, power /= x * x) {
      sum += (k % 2n === 0n ? power : -power) / (2n * k + 1n);
    }
    return sum;
  };
  return (16n * arctanOfInverse(5n) - 4n * arctanOfInverse(239n)) >> 64n;
}

/** The groups of RFC 3526 §3 to §7: 2^bits - 2^(bits-64) - 1 + 2^64 * ([2^(bits-130) pi] + c). */
const groups = [{ group: group14, bits: 2048n, c: 124476n, openssl: 'modp14' }];

describe.each(groups)('$group.name', ({ group, bits, c, openssl }) => {
  test('has the prime of the formula in RFC 3526', () => {
    const pi = floorOfPi(bits - 130n);
    expect(group.p).toBe(2n ** bits - 2n ** (bits - 64n) - 1n + 2n ** 64n * (pi + c));
    expect(group.g).toBe(2n);
    expect(BigInt(group.bits)).toBe(bits);
  });

  test("has OpenSSL's prime and generator", () => {
    expect(group.p).toBe(bytesToBig(getDiffieHellman(openssl).getPrime()));
    expect(group.g).toBe(bytesToBig(getDiffieHellman(openssl).getGenerator()));
  });

  test("gives OpenSSL's public values and secrets for any exponents of 512 bits", () => {
    const theirSide = (exponent: Uint8Array) => {
      const side = createDiffieHellman(bigToBytes(group.p), bigToBytes(group.g));
      side.setPrivateKey(exponent);
      side.generateKeys();
      return side;
    };
    const property = fc.property(anyBytes(64), anyBytes(64), (mine, yours) => {
      fc.pre(bytesToBig(mine) > 1n && bytesToBig(yours) > 1n);
      const e = modp.publicValue(mine, group);
      const f = modp.publicValue(yours, group);
      expect(e).toBe(bytesToBig(theirSide(mine).getPublicKey()));
      const secret = theirSide(mine).computeSecret(bigToBytes(f));
      expect(modp.sharedSecret(mine, f, group)).toBe(bytesToBig(secret));
      expect(modp.sharedSecret(yours, e, group)).toBe(bytesToBig(secret));
    });
    fc.assert(property, repeatable(5));
  });

  test('refuses public values outside 1 < value < p - 1, as RFC 8268 §4 demands', () => {
    const refused = [-1n, 0n, 1n, group.p - 1n, group.p, group.p + 2n, 1n << (bits + 1n)];
    for (const value of refused) {
      expect(modp.isPublicValue(value, group)).toBe(false);
      expect(modp.sharedSecret(hex('07'), value, group)).toBeNull();
    }
    for (const value of [2n, group.p - 2n]) {
      expect(modp.isPublicValue(value, group)).toBe(true);
      expect(modp.sharedSecret(hex('07'), value, group)).not.toBeNull();
    }
  });
});

test('group14 has the prime that RFC 3526 §3 prints', () => {
  const printed = hex(`
    FFFFFFFF FFFFFFFF C90FDAA2 2168C234 C4C6628B 80DC1CD1
    29024E08 8A67CC74 020BBEA6 3B139B22 514A0879 8E3404DD
    EF9519B3 CD3A431B 302B0A6D F25F1437 4FE1356D 6D51C245
    E485B576 625E7EC6 F44C42E9 A637ED6B 0BFF5CB6 F406B7ED
    EE386BFB 5A899FA5 AE9F2411 7C4B1FE6 49286651 ECE45B3D
    C2007CB8 A163BF05 98DA4836 1C55D39A 69163FA8 FD24CF5F
    83655D23 DCA3AD96 1C62F356 208552BB 9ED52907 7096966D
    670C354E 4ABC9804 F1746C08 CA18217C 32905E46 2E36CE3B
    E39E772C 180E8603 9B2783A2 EC07A28F B5C55DF0 6F4C52C9
    DE2BCBF6 95581718 3995497C EA956AE5 15D22618 98FA0510
    15728E5A 8AACAA68 FFFFFFFF FFFFFFFF`);
  expect(group14.p).toBe(bytesToBig(printed));
});

describe('power', () => {
  const small = { name: 'small', p: 23n, g: 5n, bits: 5 };

  test('is repeated multiplication', () => {
    for (let base = 0n; base < 30n; base++) {
      for (let exponent = 0n; exponent < 30n; exponent++) {
        expect(modp.power(base, exponent, small)).toBe(base ** exponent % 23n);
      }
    }
  });
  test('refuses a negative exponent', () => {
    expect(() => modp.power(5n, -1n, small)).toThrow(RangeError);
  });
  test.each(['', '00', '0000'])('a private exponent of "%s" is a RangeError', (zero) => {
    const error = new RangeError('exponentBytes: expected a number above zero');
    expect(() => modp.publicValue(hex(zero), group14)).toThrow(error);
    expect(() => modp.sharedSecret(hex(zero), 4n, group14)).toThrow(error);
  });
});
