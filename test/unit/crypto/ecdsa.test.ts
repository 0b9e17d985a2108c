import { createPublicKey, generateKeyPairSync, sign, verify, type JsonWebKey } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  nistp256,
  nistp384,
  nistp521,
  type EcdsaCurve,
  type EcdsaSignature,
} from '../../../src/crypto/ecdsa.ts';
import { anyBytes, anyMessage, flipBit, hex, repeat, repeatable, toHex, utf8 } from './bytes.ts';

interface Known {
  readonly name: string;
  readonly curve: EcdsaCurve;
  /** As OpenSSL and JSON web keys call the curve, and the hash that goes with it. */
  readonly jwk: string;
  readonly hash: string;
  readonly order: bigint;
  readonly privateKey: string;
  readonly publicKey: string;
  readonly signatures: readonly {
    readonly message: string;
    readonly r: string;
    readonly s: string;
  }[];
}

/** RFC 6979 §A.2.5 to §A.2.7, with the hash that RFC 5656 §6.2.1 gives each curve. Orders: FIPS 186-4 §D.1.2. */
const curves: readonly Known[] = [
  {
    name: 'P-256',
    curve: nistp256,
    jwk: 'P-256',
    hash: 'SHA256',
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    privateKey: 'c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721',
    publicKey: `04
      60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6
      7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299`,
    signatures: [
      {
        message: 'sample',
        r: 'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716',
        s: 'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
      },
      {
        message: 'test',
        r: 'f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367',
        s: '019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083',
      },
    ],
  },
  {
    name: 'P-384',
    curve: nistp384,
    jwk: 'P-384',
    hash: 'SHA384',
    order:
      0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    privateKey: `
      6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba
      9aa47740787137d896d5724e4c70a825f872c9ea60d2edf5`,
    publicKey: `04
      ec3a4e415b4e19a4568618029f427fa5da9a8bc4ae92e02e
      06aae5286b300c64def8f0ea9055866064a254515480bc13
      8015d9b72d7d57244ea8ef9ac0c621896708a59367f9dfb9
      f54ca84b3f1c9db1288b231c3ae0d4fe7344fd2533264720`,
    signatures: [
      {
        message: 'sample',
        r: `94edbb92a5ecb8aad4736e56c691916b3f88140666ce9fa7
            3d64c4ea95ad133c81a648152e44acf96e36dd1e80fabe46`,
        s: `99ef4aeb15f178cea1fe40db2603138f130e740a19624526
            203b6351d0a3a94fa329c145786e679e7b82c71a38628ac8`,
      },
      {
        message: 'test',
        r: `8203b63d3c853e8d77227fb377bcf7b7b772e97892a80f36
            ab775d509d7a5feb0542a7f0812998da8f1dd3ca3cf023db`,
        s: `ddd0760448d42d8a43af45af836fce4de8be06b485e9b61b
            827c2f13173923e06a739f040649a667bf3b828246baa5a5`,
      },
    ],
  },
  {
    name: 'P-521',
    curve: nistp521,
    jwk: 'P-521',
    hash: 'SHA512',
    order:
      0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
    privateKey: `
      00fad06daa62ba3b25d2fb40133da757205de67f5bb0018fee8c86e1b68c7e75ca
      a896eb32f1f47c70855836a6d16fcc1466f6d8fbec67db89ec0c08b0e996b83538`,
    publicKey: `04
      01894550d0785932e00eaa23b694f213f8c3121f86dc97a04e5a7167db4e5bcd37
      1123d46e45db6b5d5370a7f20fb633155d38ffa16d2bd761dcac474b9a2f5023a4
      00493101c962cd4d2fddf782285e64584139c2f91b47f87ff82354d6630f746a28
      a0db25741b5b34a828008b22acc23f924faafbd4d33f81ea66956dfeaa2bfdfcf5`,
    signatures: [
      {
        message: 'sample',
        r: `00c328fafcbd79dd77850370c46325d987cb525569fb63c5d3bc53950e6d4c5f17
            4e25a1ee9017b5d450606add152b534931d7d4e8455cc91f9b15bf05ec36e377fa`,
        s: `00617cce7cf5064806c467f678d3b4080d6f1cc50af26ca209417308281b68af28
            2623eaa63e5b5c0723d8b8c37ff0777b1a20f8ccb1dccc43997f1ee0e44da4a67a`,
      },
      {
        message: 'test',
        r: `013e99020abf5cee7525d16b69b229652ab6bdf2affcaef38773b4b7d08725f10c
            db93482fdcc54edcee91eca4166b2a7c6265ef0ce2bd7051b7cef945babd47ee6d`,
        s: `01fbd0013c674aa79cb39849527916ce301c66ea7ce8b80682786ad60f98f7e78a
            19ca69eff5c57400e3b3a0ad66ce0978214d13baf4e9ac60752f7b155e2de4dce3`,
      },
    ],
  },
];

const number = (text: string): bigint => BigInt(`0x${text.replace(/\s/g, '')}`);
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

describe.each(curves)('$name', ({ curve, order, ...known }) => {
  const privateKey = hex(known.privateKey);
  const publicKey = hex(known.publicKey);
  const message = utf8('exchange hash');
  const signature = curve.sign(message, privateKey);
  const { length } = curve;

  test('the private key of RFC 6979 gives its public key', () => {
    expect(toHex(curve.publicKey(privateKey))).toBe(toHex(publicKey));
  });
  test.each(known.signatures)('signing "$message" gives the signature of RFC 6979', (vector) => {
    const made = curve.sign(utf8(vector.message), privateKey);
    expect(made).toEqual({ r: number(vector.r), s: number(vector.s) });
    expect(curve.verify(made, utf8(vector.message), publicKey)).toBe(true);
  });

  test('either of s and n - s verifies, as with OpenSSL', () => {
    expect(curve.verify({ ...signature, s: order - signature.s }, message, publicKey)).toBe(true);
  });

  const { r, s } = signature;
  test.each<[string, EcdsaSignature]>([
    ['r = 0', { r: 0n, s }],
    ['s = 0', { r, s: 0n }],
    ['both 0', { r: 0n, s: 0n }],
    ['r = n', { r: order, s }],
    ['s = n', { r, s: order }],
    ['r + n', { r: r + order, s }],
    ['s + n', { r, s: s + order }],
    ['-s', { r, s: -s }],
    ['-r', { r: -r, s }],
    ['r and s exchanged', { r: s, s: r }],
    ['r + 1', { r: r + 1n, s }],
    ['s - 1', { r, s: s - 1n }],
    ['r and s far too large', { r: r << 4096n, s: s << 4096n }],
  ])('a signature does not verify with %s', (_name, wrong) => {
    expect(curve.verify(wrong, message, publicKey)).toBe(false);
  });
  test("a signature does not verify with a bit of the message changed, or under another's key", () => {
    expect(curve.verify(signature, flipBit(message, 11), publicKey)).toBe(false);
    const other = curve.publicKey(curve.privateKey(repeat(7, curve.seedLength)));
    expect(curve.verify(signature, message, other)).toBe(false);
  });

  const [x, y] = [publicKey.subarray(1, 1 + length), publicKey.subarray(1 + length)];
  test.each<[string, Uint8Array]>([
    ['the point at infinity', Uint8Array.of(0)],
    ['as many zeros', new Uint8Array(1 + 2 * length)],
    ['the point (0, 0)', Uint8Array.of(4, ...new Uint8Array(2 * length))],
    ['a point beside the curve', flipBit(publicKey, publicKey.length * 8 - 1)],
    ['coordinates exchanged', Uint8Array.of(4, ...y, ...x)],
    ['coordinates above the prime', Uint8Array.of(4, ...repeat(255, 2 * length))],
    ['a compressed point', Uint8Array.of(2 + ((y.at(-1) ?? 0) & 1), ...x)],
    ['a hybrid point', Uint8Array.of(6 + ((y.at(-1) ?? 0) & 1), ...x, ...y)],
    ['half a point', publicKey.subarray(0, 1 + length)],
    ['a byte more', Uint8Array.of(...publicKey, 0)],
    ['nothing', new Uint8Array()],
  ])('no signature verifies under %s', (_name, wrong) => {
    expect(curve.isPublicKey(wrong)).toBe(false);
    expect(curve.verify(signature, message, wrong)).toBe(false);
  });

  test.each<[string, Uint8Array]>([
    ['0', new Uint8Array(length)],
    ['n', hex(order.toString(16).padStart(2 * length, '0'))],
    ['all ones', repeat(255, length)],
    ['a byte too few', repeat(1, length - 1)],
    ['a byte too many', repeat(0, length + 1)],
  ])('%s is no private key', (_name, wrong) => {
    expect(curve.isPrivateKey(wrong)).toBe(false);
    expect(() => curve.publicKey(wrong)).toThrow(RangeError);
    expect(() => curve.sign(message, wrong)).toThrow(RangeError);
  });

  test('random bytes give (number mod (n - 1)) + 1, FIPS 186-5 §A.2.1', () => {
    const property = fc.property(anyBytes(curve.seedLength), (seed) => {
      const wanted = (number(toHex(seed)) % (order - 1n)) + 1n;
      expect(number(toHex(curve.privateKey(seed)))).toBe(wanted);
      expect(curve.isPrivateKey(curve.privateKey(seed))).toBe(true);
    });
    fc.assert(property, {
      ...repeatable(40),
      examples: [[repeat(0, curve.seedLength)], [repeat(255, curve.seedLength)]],
    });
    expect(() => curve.privateKey(repeat(1, length))).toThrow(RangeError);
  });

  test('OpenSSL verifies our signatures, and we verify its own', () => {
    const jwk = (key: Uint8Array): JsonWebKey => ({
      kty: 'EC',
      crv: known.jwk,
      x: base64url(key.subarray(1, 1 + length)),
      y: base64url(key.subarray(1 + length)),
    });
    const property = fc.property(anyBytes(curve.seedLength), anyMessage, (seed, text) => {
      const secret = curve.privateKey(seed);
      const key = createPublicKey({ key: jwk(curve.publicKey(secret)), format: 'jwk' });
      const ours = curve.sign(text, secret);
      const compact = Buffer.from(
        [ours.r, ours.s].map((part) => part.toString(16).padStart(2 * length, '0')).join(''),
        'hex',
      );
      const encoding = 'ieee-p1363';
      expect(verify(known.hash, text, { key, dsaEncoding: encoding }, compact)).toBe(true);
    });
    fc.assert(property, repeatable(8));
    for (let round = 0; round < 8; round++) {
      const pair = generateKeyPairSync('ec', { namedCurve: known.jwk });
      const theirs = sign(known.hash, message, { key: pair.privateKey, dsaEncoding: 'ieee-p1363' });
      const { x: px = '', y: py = '' } = pair.publicKey.export({ format: 'jwk' });
      const point = Buffer.concat([
        Buffer.of(4),
        ...[px, py].map((part) => Buffer.from(part, 'base64url')),
      ]);
      const [left, right] = [theirs.subarray(0, length), theirs.subarray(length)];
      const parts = { r: number(toHex(left)), s: number(toHex(right)) };
      expect(curve.verify(parts, message, new Uint8Array(point))).toBe(true);
    }
  });
});
