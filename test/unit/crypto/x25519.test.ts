import { createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { x25519 } from '../../../src/crypto/x25519.ts';
import { anyBytes, flipBit, hex, repeat, repeatable, toHex } from './bytes.ts';

/** A shared secret as text, so that a missing one is told apart. */
const shared = (privateKey: Uint8Array, publicKey: Uint8Array): string | null => {
  const secret = x25519.sharedSecret(privateKey, publicKey);
  return secret === null ? null : toHex(secret);
};

/** RFC 7748 §5.2, the first two vectors. */
const rfc7748 = [
  {
    scalar: 'a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4',
    u: 'e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c',
    output: 'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552',
  },
  {
    scalar: '4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d',
    u: 'e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493',
    output: '95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957',
  },
];

test.each(rfc7748)('RFC 7748 §5.2: scalar $scalar', ({ scalar, u, output }) => {
  expect(shared(hex(scalar), hex(u))).toBe(output);
});

test('RFC 7748 §5.2: iterated once and a thousand times', () => {
  let k = hex('0900000000000000000000000000000000000000000000000000000000000000');
  let u = k;
  const after: Record<number, string> = {};
  for (let round = 1; round <= 1000; round++) {
    const result = x25519.sharedSecret(k, u);
    if (result === null) throw new Error(`round ${round}: no result`);
    [k, u] = [result, k];
    if (round === 1 || round === 1000) after[round] = toHex(k);
  }
  expect(after).toEqual({
    1: '422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079',
    1000: '684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51',
  });
});

describe('RFC 7748 §6.1: Alice and Bob', () => {
  const alice = hex('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a');
  const alicePublic = '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a';
  const bob = hex('5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb');
  const bobPublic = 'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f';
  const secret = '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742';

  test('have the public keys', () => {
    expect(toHex(x25519.publicKey(alice))).toBe(alicePublic);
    expect(toHex(x25519.publicKey(bob))).toBe(bobPublic);
  });

  test('arrive at one secret', () => {
    expect(shared(alice, hex(bobPublic))).toBe(secret);
    expect(shared(bob, hex(alicePublic))).toBe(secret);
  });
});

/** The u-coordinates of low order below 2^255: 0, 1, two of order 8, and p - 1, p, p + 1. */
const lowOrder = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];

test.each(lowOrder)('a public key of low order gives no secret: %s', (u) => {
  const unusedBit = 255; // RFC 7748 §5 masks it, so it must not hide the point
  for (const publicKey of [hex(u), flipBit(hex(u), unusedBit)]) {
    expect(x25519.sharedSecret(repeat(7, 32), publicKey)).toBeNull();
    expect(x25519.sharedSecret(repeat(0xff, 32), publicKey)).toBeNull();
  }
});

test('a public key of p or above counts modulo p, as RFC 7748 §5 demands', () => {
  const nine = `09${'00'.repeat(31)}`;
  const pPlusNine = `f6${'ff'.repeat(30)}7f`;
  expect(shared(repeat(7, 32), hex(pPlusNine))).toBe(shared(repeat(7, 32), hex(nine)));
});

test.each([0, 31, 33])('a key of %i bytes is a RangeError that names the argument', (length) => {
  const wrong = repeat(9, length);
  const right = repeat(9, 32);
  const message = (name: string) => `${name}: expected 32 bytes, got ${length}`;
  expect(() => x25519.publicKey(wrong)).toThrow(new RangeError(message('privateKey')));
  expect(() => x25519.sharedSecret(wrong, right)).toThrow(new RangeError(message('privateKey')));
  expect(() => x25519.sharedSecret(right, wrong)).toThrow(new RangeError(message('publicKey')));
});

describe('against OpenSSL', () => {
  const pkcs8 = hex('302e020100300506032b656e04220420'); // RFC 8410 §7: what precedes the 32 bytes
  const spki = hex('302a300506032b656e032100'); // RFC 8410 §4
  const theirPrivate = (raw: Uint8Array) =>
    createPrivateKey({ key: Buffer.concat([pkcs8, raw]), format: 'der', type: 'pkcs8' });
  const theirPublic = (raw: Uint8Array) =>
    createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });

  test('public keys and secrets are the same for any private keys', () => {
    const property = fc.property(anyBytes(32), anyBytes(32), (mine, yours) => {
      const yourPublic = x25519.publicKey(yours);
      const spkiOfYours = createPublicKey(theirPrivate(yours)).export({
        type: 'spki',
        format: 'der',
      });
      expect(toHex(yourPublic)).toBe(toHex(spkiOfYours.subarray(-32)));
      const secret = diffieHellman({
        privateKey: theirPrivate(mine),
        publicKey: theirPublic(yourPublic),
      });
      expect(shared(mine, yourPublic)).toBe(toHex(secret));
    });
    fc.assert(property, repeatable(30));
  });

  test('any 32 bytes from the peer give the same secret or are refused by both', () => {
    const property = fc.property(anyBytes(32), anyBytes(32), (mine, fromPeer) => {
      let theirs: string | null = null;
      try {
        const keys = { privateKey: theirPrivate(mine), publicKey: theirPublic(fromPeer) };
        theirs = toHex(diffieHellman(keys));
      } catch {
        theirs = null;
      }
      expect(shared(mine, fromPeer)).toBe(theirs);
    });
    fc.assert(property, repeatable(30));
  });
});
