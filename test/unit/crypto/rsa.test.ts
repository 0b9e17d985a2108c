import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { pow } from '@noble/curves/abstract/modular.js';
import { bigToBytes, bytesToBig, concat } from '../../../src/codec/bytes.ts';
import { rsa, type RsaHash, type RsaPrivateKey } from '../../../src/crypto/rsa.ts';
import { sha256, sha512 } from '../../../src/crypto/hashes.ts';
import { sha384 } from '../../../src/crypto/sha384.ts';
import { flipBit, hex, repeat, toHex, utf8 } from './bytes.ts';

/** A key of OpenSSL's, in the numbers of SSH. */
function newKey(modulusLength: number, publicExponent = 65_537): RsaPrivateKey {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength, publicExponent });
  const jwk = privateKey.export({ format: 'jwk' });
  const number = (text = ''): bigint => bytesToBig(new Uint8Array(Buffer.from(text, 'base64url')));
  return {
    n: number(jwk.n),
    e: number(jwk.e),
    d: number(jwk.d),
    iqmp: number(jwk.qi),
    p: number(jwk.p),
    q: number(jwk.q),
  };
}

const base64url = (number: bigint): string => Buffer.from(bigToBytes(number)).toString('base64url');
const openSsl = ({ n, e, d, p, q, iqmp }: RsaPrivateKey) =>
  createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      n: base64url(n),
      e: base64url(e),
      d: base64url(d),
      p: base64url(p),
      q: base64url(q),
      dp: base64url(d % (p - 1n)),
      dq: base64url(d % (q - 1n)),
      qi: base64url(iqmp),
    },
  });

const hashes: readonly RsaHash[] = ['SHA-256', 'SHA-384', 'SHA-512'];
const message = utf8('exchange hash');
const key = newKey(2048);

describe.each(hashes)('with %s', (hash) => {
  test.each([1024, 2048, 3072])('a key of %i bits signs as OpenSSL does, and verifies', (bits) => {
    const pair = newKey(bits);
    const ours = rsa.sign(message, pair, hash);
    const theirs = sign(hash.replace('-', ''), message, openSsl(pair));
    expect(toHex(ours)).toBe(toHex(theirs));
    expect(ours).toHaveLength(bits / 8);
    expect(rsa.verify(ours, message, pair, hash)).toBe(true);
    const shown = createPublicKey(openSsl(pair));
    expect(verify(hash.replace('-', ''), message, shown, ours)).toBe(true);
  });

  test('a modulus whose bits are no whole number of bytes does as well', () => {
    const pair = newKey(2041);
    const ours = rsa.sign(message, pair, hash);
    expect(toHex(ours)).toBe(toHex(sign(hash.replace('-', ''), message, openSsl(pair))));
    expect(rsa.verify(ours, message, pair, hash)).toBe(true);
  });

  test('a public exponent of 3 verifies, and no padding with room behind the hash does', () => {
    const pair = newKey(3072, 3);
    expect(rsa.verify(rsa.sign(message, pair, hash), message, pair, hash)).toBe(true);
    // What Bleichenbacher showed in 2006: a cube that begins right, with garbage to its end.
    const start = concat(
      Uint8Array.of(0, 1, 255, 255, 255, 255, 255, 255, 255, 255, 0),
      info[hash],
    );
    const block = concat(
      start,
      digest(hash),
      new Uint8Array(384 - start.length - digest(hash).length),
    );
    const forged = cubeRoot(bytesToBig(block)) + 1n;
    expect(
      toHex(bigToBytes(forged ** 3n)).startsWith(toHex(concat(start.subarray(1), digest(hash)))),
    ).toBe(true);
    expect(rsa.verify(bigToBytes(forged), message, pair, hash)).toBe(false);
  });

  const right = rsa.sign(message, key, hash);
  test('leading zeros may be left out, but none may be too many', () => {
    const { text, signature } = withLeadingZero(hash);
    expect(rsa.verify(signature, text, key, hash)).toBe(true);
    expect(rsa.verify(signature.subarray(1), text, key, hash)).toBe(true);
    expect(rsa.verify(concat(Uint8Array.of(0), signature), text, key, hash)).toBe(false);
  });

  const block = (...parts: readonly Uint8Array[]): Uint8Array => {
    const size = parts.reduce((sum, { length }) => sum + length, 0);
    return concat(...parts.map((part) => (part === FILL ? repeat(255, 256 - size) : part)));
  };
  const made = (padded: Uint8Array): Uint8Array => {
    const number = bigToBytes(pow(bytesToBig(padded), key.d, key.n));
    return concat(new Uint8Array(256 - number.length), number);
  };
  const other = hashes.find((one) => one !== hash) ?? hash;
  const whole = digest(hash);

  test('the blocks below would verify with nothing wrong in them', () => {
    expect(made(block(BEGIN, FILL, END, info[hash], whole))).toEqual(right);
  });
  test.each<[string, Uint8Array]>([
    ['block type 0', block(Uint8Array.of(0, 0), FILL, END, info[hash], whole)],
    ['block type 2, as for encryption', block(Uint8Array.of(0, 2), FILL, END, info[hash], whole)],
    ['no zero before the hash', block(BEGIN, FILL, info[hash], whole)],
    ['padding that is not all ones', flipBit(block(BEGIN, FILL, END, info[hash], whole), 100)],
    [
      'short padding and garbage behind',
      concat(
        BEGIN,
        repeat(255, 8),
        END,
        info[hash],
        whole,
        repeat(7, 256 - 11 - info[hash].length - whole.length),
      ),
    ],
    [
      'padding of 7 bytes and garbage in front',
      concat(
        BEGIN,
        repeat(7, 256 - 10 - info[hash].length - whole.length),
        repeat(255, 7),
        END,
        info[hash],
        whole,
      ),
    ],
    ['the name of the other hash', block(BEGIN, FILL, END, info[other], whole)],
    ['no name of a hash', block(BEGIN, FILL, END, whole)],
    ['the name of the hash without its NULL', block(BEGIN, FILL, END, withoutNull(hash), whole)],
    ['a length of the hash in two bytes', block(BEGIN, FILL, END, longLength(hash), whole)],
    ['a hash cut short', block(BEGIN, FILL, END, info[hash], whole.subarray(1))],
    ['another hash', block(BEGIN, FILL, END, info[hash], flipBit(whole, 3))],
    ['nothing but padding', block(BEGIN, FILL)],
  ])('a signature does not verify over %s', (_name, padded) => {
    expect(padded).toHaveLength(256);
    expect(rsa.verify(made(padded), message, key, hash)).toBe(false);
  });

  test.each<[string, Uint8Array]>([
    ['0', new Uint8Array(256)],
    ['1', Uint8Array.of(1)],
    ['the modulus', bigToBytes(key.n)],
    ['the modulus less 1', bigToBytes(key.n - 1n)],
    ['all ones', repeat(255, 256)],
    ['itself plus the modulus', bigToBytes(bytesToBig(right) + key.n)],
    ['its bytes turned round', right.toReversed()],
    ['nothing', new Uint8Array()],
    ['a byte more', concat(right, Uint8Array.of(0))],
    ['its first bytes', right.subarray(0, 255)],
    ['its last bytes', right.subarray(1)],
    ['the padded block itself', block(BEGIN, FILL, END, info[hash], whole)],
  ])('%s is no signature', (_name, wrong) => {
    expect(rsa.verify(wrong, message, key, hash)).toBe(false);
  });

  test('the signature with the other hash does not verify', () => {
    expect(rsa.verify(rsa.sign(message, key, other), message, key, hash)).toBe(false);
  });
  test.each([0, 1, 77, 1000, 2047])('with its bit %i changed it does not verify', (bit) => {
    expect(rsa.verify(flipBit(right, bit), message, key, hash)).toBe(false);
  });
  test.each([0, 50, 103])("with the message's bit %i changed it does not verify", (bit) => {
    expect(rsa.verify(right, flipBit(message, bit), key, hash)).toBe(false);
  });

  function withLeadingZero(name: RsaHash): { text: Uint8Array; signature: Uint8Array } {
    const theirs = openSsl(key);
    for (let at = 0; ; at++) {
      const text = utf8(`message ${at}`);
      const signature = new Uint8Array(sign(name.replace('-', ''), text, theirs));
      if (signature[0] === 0) return { text, signature };
    }
  }
});

const BEGIN = Uint8Array.of(0, 1);
const FILL = new Uint8Array();
const END = Uint8Array.of(0);
/** DigestInfo up to the hash. RFC 8017 §9.2, note 1. */
const info: Readonly<Record<RsaHash, Uint8Array>> = {
  'SHA-256': hex('3031300d060960864801650304020105000420'),
  'SHA-384': hex('3041300d060960864801650304020205000430'),
  'SHA-512': hex('3051300d060960864801650304020305000440'),
};
function digest(hash: RsaHash): Uint8Array {
  return { 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 }[hash].digest(message);
}
/** The same with the parameters left out, and all lengths right. */
function withoutNull(hash: RsaHash): Uint8Array {
  const [size = 0, id = 0, length = 0] = [info[hash][1], info[hash][14], info[hash].at(-1)];
  return hex(
    `30${(size - 2).toString(16)}300b0609608648016503040${'2'}0${id}04${length.toString(16)}`,
  );
}
/** The same with a length that is not written as DER has it. */
function longLength(hash: RsaHash): Uint8Array {
  const [size = 0, length = 0] = [info[hash][1], info[hash].at(-1)];
  return concat(
    Uint8Array.of(0x30, size + 1),
    info[hash].subarray(2, -1),
    Uint8Array.of(0x81, length),
  );
}

function cubeRoot(number: bigint): bigint {
  let [low, high] = [0n, 1n << 1100n];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (middle ** 3n <= number) low = middle;
    else high = middle - 1n;
  }
  return low;
}

describe('a public key is not used', () => {
  const signature = rsa.sign(message, key, 'SHA-512');
  const { n, e } = key;
  test.each([
    ['with a modulus of 1023 bits', { n: (1n << 1022n) + 1n, e }, /1023 bits/],
    ['with no modulus', { n: 0n, e }, /1 bits/],
    ['with an even modulus', { n: n - 1n, e }, /even/],
    ['with an even exponent', { n, e: 65_538n }, /exponent/],
    ['with an exponent of 1, for which every block is its own signature', { n, e: 1n }, /exponent/],
    ['with an exponent of 0', { n, e: 0n }, /exponent/],
    ['with an exponent as large as the modulus', { n, e: n }, /not smaller/],
    ['with a modulus that is too large', { n: (1n << 16_384n) + 1n, e }, /more than 16384/],
    [
      'with a large exponent and a large modulus',
      { n: (1n << 4095n) + 1n, e: (1n << 64n) + 1n },
      /65 bits/,
    ],
  ])('%s', (_name, wrong, words) => {
    expect(rsa.publicKeyProblem(wrong)).toMatch(words);
    expect(rsa.verify(signature, message, wrong, 'SHA-512')).toBe(false);
  });
});

describe('a private key is not used', () => {
  test.each<[string, Partial<RsaPrivateKey>, RegExp]>([
    ['with another modulus', { n: key.n + 2n }, /product/],
    ['with a prime that is none of its own', { p: key.p + 2n }, /product/],
    ['with the modulus and 1 for its primes', { p: key.n, q: 1n }, /product/],
    ['with another private exponent', { d: key.d + 2n }, /undo/],
    ['with no private exponent', { d: 0n }, /undo/],
    ['with another public exponent', { e: 65_539n }, /undo/],
    ['with another coefficient', { iqmp: key.iqmp + 1n }, /coefficient/],
    ['with too few bits', { n: 15n, p: 3n, q: 5n }, /4 bits/],
  ])('%s', (_name, change, words) => {
    const wrong = { ...key, ...change };
    expect(rsa.privateKeyProblem(wrong)).toMatch(words);
    expect(() => rsa.sign(message, wrong, 'SHA-256')).toThrow(RangeError);
  });
  test('unless nothing is wrong with it', () => {
    expect(rsa.privateKeyProblem(key)).toBe(null);
  });
});

test("of two primes everything else follows, in OpenSSL's numbers", () => {
  expect(rsa.fromPrimes(key.p, key.q)).toEqual(key);
});
