/** Each signature scheme of TLS, against Node's own (OpenSSL), both ways; nearly right ones are not taken. */
import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign as nodeSign,
  verify as nodeVerify,
  type KeyObject,
} from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { bigToBytes, bytesToBig, concat, utf8, type Bytes } from '../../../src/codec/bytes.ts';
import { decodeTree, encode } from '../../../src/codec/tape.ts';
import { rsa } from '../../../src/crypto/rsa.ts';
import { RsaNumbers } from '../../../src/protocol/ssh/rsa-numbers.ts';
import { readPublicKey } from '../../../src/protocol/tls/certificates/public-key-info.ts';
import { signatureLayout } from '../../../src/protocol/tls/certificates/signature-values.ts';
import { keyType, keyTypeOf, keyTypes } from '../../../src/protocol/tls/key-types.ts';
import type { SignatureScheme } from '../../../src/protocol/tls/signature-scheme.ts';
import { schemeByCode, schemes } from '../../../src/protocol/tls/signatures.ts';
import { flipBit, repeat } from '../crypto/bytes.ts';
import { flawIn } from '../support/tree.ts';

const data = utf8('what is signed');

function privateKeyOf(scheme: SignatureScheme, byte = 7): Bytes {
  const { randomLength, fromRandom } = keyType(scheme.keyType);
  const random = repeat(byte, randomLength);
  return fromRandom?.make(random, []) ?? random;
}

const base64url = (bytes: Bytes | bigint): string =>
  Buffer.from(typeof bytes === 'bigint' ? bigToBytes(bytes) : bytes).toString('base64url');

/** The same private key in Node's hands. */
function nodeKey(scheme: SignatureScheme, privateKey: Bytes): KeyObject {
  const info = keyType(scheme.keyType).publicKeyInfo(privateKey);
  const key = readPublicKey(info);
  if (key?.kind === 'ed25519')
    return createPrivateKey({
      format: 'jwk',
      key: { kty: 'OKP', crv: 'Ed25519', x: base64url(key.key), d: base64url(privateKey) },
    });
  if (key?.kind === 'ec') {
    const { length } = privateKey;
    return createPrivateKey({
      format: 'jwk',
      key: {
        kty: 'EC',
        crv: key.curve === 'secp256r1' ? 'P-256' : 'P-384',
        x: base64url(key.point.subarray(1, 1 + length)),
        y: base64url(key.point.subarray(1 + length)),
        d: base64url(privateKey),
      },
    });
  }
  const { ok, ...read } = decodeTree(RsaNumbers, privateKey);
  if (!ok || !('value' in read)) throw new Error('no RSA key');
  const { n, e, d, p, q, iqmp } = read.value;
  const exponents = { dp: base64url(d % (p - 1n)), dq: base64url(d % (q - 1n)) };
  return createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      ...{ n: base64url(n), e: base64url(e), d: base64url(d), p: base64url(p), q: base64url(q) },
      ...{ ...exponents, qi: base64url(iqmp) },
    },
  });
}

const hashIn = (name: string): string | null => {
  const [, bits] = /sha(\d+)$/.exec(name) ?? [];
  return bits === undefined ? null : `sha${bits}`;
};
const paddingOf = (name: string) =>
  name.includes('pss')
    ? {
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
      }
    : {};

const toBytes = (buffer: Buffer): Bytes => new Uint8Array(buffer);
const saltFor = ({ saltLength }: SignatureScheme): Bytes => repeat(3, saltLength);

test('there are those that the issue names, each under its name and its code', () => {
  expect(
    [...schemes.values()].map(({ name, code }) => `${name} ${code.toString(16)}`).toSorted(),
  ).toEqual([
    'ecdsa_secp256r1_sha256 403',
    'ecdsa_secp384r1_sha384 503',
    'ed25519 807',
    'rsa_pkcs1_sha256 401',
    'rsa_pkcs1_sha384 501',
    'rsa_pkcs1_sha512 601',
    'rsa_pss_rsae_sha256 804',
    'rsa_pss_rsae_sha384 805',
    'rsa_pss_rsae_sha512 806',
  ]);
  for (const scheme of schemes.values()) {
    expect(schemeByCode(scheme.code)).toBe(scheme);
    expect(scheme.inCertificateVerify).toBe(!scheme.name.startsWith('rsa_pkcs1'));
  }
  expect(schemeByCode(0x0201)).toBeUndefined();
});

describe.each([...schemes.values()])('$name', (scheme) => {
  const privateKey = privateKeyOf(scheme);
  const type = keyType(scheme.keyType);
  const info = type.publicKeyInfo(privateKey);
  const theirs = nodeKey(scheme, privateKey);
  const hash = hashIn(scheme.name);
  const padding = paddingOf(scheme.name);
  const right = scheme.sign(data, privateKey, saltFor(scheme));

  test("OpenSSL takes the key's SubjectPublicKeyInfo as its own", () => {
    const spki = createPublicKey(theirs).export({ format: 'der', type: 'spki' });
    expect(toBytes(spki)).toEqual(info);
    expect(keyTypeOf(info)?.name).toBe(scheme.keyType);
  });

  test('OpenSSL takes what is signed here', () => {
    const spki = createPublicKey({ key: Buffer.from(info), format: 'der', type: 'spki' });
    expect(nodeVerify(hash, data, { key: spki, ...padding }, right)).toBe(true);
  });

  test('what OpenSSL signs is taken here', () => {
    for (const text of ['', 'one', 'a longer text '.repeat(100)]) {
      const signature = toBytes(nodeSign(hash, utf8(text), { key: theirs, ...padding }));
      expect(scheme.verify(utf8(text), signature, info)).toBe(true);
      expect(scheme.verify(utf8(`${text}.`), signature, info)).toBe(false);
    }
  });

  test('the parts of a signature are laid open', () => {
    const { ok, fields } = decodeTree(signatureLayout(scheme.name), right);
    expect(ok).toBe(true);
    expect(flawIn(fields, right.length)).toBeNull();
  });

  test('another signature, another text or another key is not taken', () => {
    expect(scheme.verify(data, right, info)).toBe(true);
    for (let bit = 0; bit < right.length * 8; bit += scheme.keyType === 'rsa' ? 61 : 5)
      expect(scheme.verify(data, flipBit(right, bit), info)).toBe(false);
    const other = type.publicKeyInfo(privateKeyOf(scheme, 8));
    expect(scheme.verify(data, right, other)).toBe(false);
    for (const { name, publicKeyInfo } of keyTypes.values())
      if (name !== scheme.keyType) {
        const { randomLength, fromRandom } = keyType(name);
        const random = repeat(9, randomLength);
        const foreign = publicKeyInfo(fromRandom?.make(random, []) ?? random);
        expect(scheme.verify(data, right, foreign)).toBe(false);
      }
  });

  test('nothing that is malformed is taken, and nothing throws', () => {
    const wrong = [
      new Uint8Array(),
      right.subarray(1),
      right.subarray(0, -1),
      concat(right, Uint8Array.of(0)),
      concat(Uint8Array.of(0), right),
      repeat(0, right.length),
      repeat(0xff, right.length),
    ];
    for (const signature of wrong) expect(scheme.verify(data, signature, info)).toBe(false);
    for (let length = 0; length < info.length; length++)
      expect(scheme.verify(data, right, info.subarray(0, length))).toBe(false);
    expect(scheme.verify(data, right, concat(info, Uint8Array.of(0)))).toBe(false);
  });

  test('nothing is signed with a key or a salt that is unfit', () => {
    expect(() => scheme.sign(data, repeat(0, 5), saltFor(scheme))).toThrow(RangeError);
    if (scheme.saltLength > 0)
      expect(() => scheme.sign(data, privateKey, repeat(1, scheme.saltLength - 1))).toThrow(
        RangeError,
      );
  });
});

describe('PSS', () => {
  const schemesWithSalt = [...schemes.values()].filter(({ saltLength }) => saltLength > 0);

  test('another salt gives another signature, the same salt the same', () => {
    for (const scheme of schemesWithSalt) {
      const key = privateKeyOf(scheme);
      const one = scheme.sign(data, key, repeat(1, scheme.saltLength));
      expect(scheme.sign(data, key, repeat(1, scheme.saltLength))).toEqual(one);
      expect(scheme.sign(data, key, repeat(2, scheme.saltLength))).not.toEqual(one);
    }
  });

  test.each([1024, 1025, 1031, 1032, 2049])('a modulus of %i bits, both ways', (bits) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
    const jwk = privateKey.export({ format: 'jwk' });
    const number = (text = ''): bigint =>
      bytesToBig(new Uint8Array(Buffer.from(text, 'base64url')));
    const numbers = encode(RsaNumbers, rsa.fromPrimes(number(jwk.p), number(jwk.q)));
    const info = keyType('rsa').publicKeyInfo(numbers);
    for (const scheme of schemesWithSalt) {
      const hash = hashIn(scheme.name);
      const theirs = { key: privateKey, ...paddingOf(scheme.name) };
      if (bits - 1 < 8 * (2 * scheme.saltLength + 1) + 1) {
        expect(() => scheme.sign(data, numbers, saltFor(scheme))).toThrow(/too small/);
        continue;
      }
      const signature = scheme.sign(data, numbers, saltFor(scheme));
      expect(nodeVerify(hash, data, theirs, signature)).toBe(true);
      expect(scheme.verify(data, toBytes(nodeSign(hash, data, theirs)), info)).toBe(true);
    }
  });

  test('a salt of another length than the hash is not taken', () => {
    for (const scheme of schemesWithSalt) {
      const key = privateKeyOf(scheme);
      const info = keyType('rsa').publicKeyInfo(key);
      for (const saltLength of [0, 20, scheme.saltLength - 1, scheme.saltLength + 1]) {
        const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
        const signature = nodeSign(hashIn(scheme.name), data, {
          key: nodeKey(scheme, key),
          ...padding,
        });
        expect(scheme.verify(data, toBytes(signature), info)).toBe(false);
      }
    }
  });
});
