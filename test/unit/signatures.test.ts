/** Each kind of signature, through the protocol's own check: right ones are taken, nearly right ones are not. */
import { describe, expect, test } from 'vitest';
import { concat, utf8 } from '../../src/codec/bytes.ts';
import { decodeTree } from '../../src/codec/tape.ts';
import {
  algorithmsOf,
  keyAlgorithms,
  keyTypes,
  PublicKeyBlob,
  SignatureBlob,
} from '../../src/protocol/ssh/public-key.ts';
import { checkHostKeyType } from '../../src/protocol/ssh/verified-host.ts';
import { OWN_HOST_KEY_ALGORITHMS } from '../../src/world/host-key-order.ts';
import { flipBit, repeat } from './crypto/bytes.ts';
import { keyPair, privateKeyFrom } from './support/ends.ts';
import { twistedSignatures } from './support/twisted-signatures.ts';

const data = utf8('what is signed');

test('there are all that OpenSSH has for keys outside hardware, each of a kind of key that names it', () => {
  expect([...keyAlgorithms.keys()].toSorted()).toEqual([...OWN_HOST_KEY_ALGORITHMS].toSorted());
  for (const algorithm of keyAlgorithms.values())
    expect(algorithmsOf(algorithm.keyType)).toContain(algorithm);
  expect(algorithmsOf('ssh-rsa').map(({ name }) => name)).toEqual(['rsa-sha2-512', 'rsa-sha2-256']);
  expect(algorithmsOf('ssh-dss')).toEqual([]);
});

const plain = [...keyAlgorithms.values()].filter(({ certified }) => !certified);

describe.each(plain)('$name', (algorithm) => {
  const { privateKey, publicBlob } = keyPair('somebody', algorithm.keyType);

  test.each(twistedSignatures({ algorithm, privateKey, data }))(
    'a signature $name: $valid',
    ({ signature, valid }) => {
      expect(algorithm.verify(signature, data, publicBlob)).toBe(valid);
    },
  );

  test('a signature is of no use under another key, or under a damaged one', () => {
    const signature = algorithm.sign(data, privateKey);
    const random = repeat(9, algorithm.randomLength);
    const other = algorithm.publicBlob(privateKeyFrom(algorithm, random));
    expect(algorithm.verify(signature, data, other)).toBe(false);
    const named = 4 + algorithm.keyType.length;
    for (const wrong of [
      new Uint8Array(),
      publicBlob.subarray(0, named),
      publicBlob.subarray(0, -1),
      concat(publicBlob, Uint8Array.of(0)),
      flipBit(publicBlob, 8 * (named - 1)),
      flipBit(publicBlob, 8 * publicBlob.length - 9),
    ])
      expect(algorithm.verify(signature, data, wrong)).toBe(false);
  });

  test('nothing that is malformed is signed with', () => {
    for (const wrong of [new Uint8Array(), privateKey.subarray(1), repeat(0, 5)]) {
      expect(algorithm.privateKeyProblem(wrong)).toMatch(/^expected /);
      expect(() => algorithm.sign(data, wrong)).toThrow(RangeError);
      expect(() => algorithm.publicBlob(wrong)).toThrow(RangeError);
    }
    expect(algorithm.privateKeyProblem(privateKey)).toBe(null);
    expect(algorithm.publicKeyProblem(publicBlob)).toBe(null);
  });
});

test('what is inside the string of an ECDSA signature and key is laid open', () => {
  const { algorithm, privateKey, publicBlob } = keyPair('somebody', 'ecdsa-sha2-nistp384');
  const signature = decodeTree(SignatureBlob, algorithm.sign(data, privateKey)).fields;
  expect(signature.at(-1)?.fields.map(({ name }) => name)).toEqual(['length', 'r', 's']);
  const key = decodeTree(PublicKeyBlob, publicBlob).fields;
  expect(key.map(({ name }) => name)).toEqual(['algorithm', 'identifier', 'Q']);
  expect(key.at(-1)?.fields.map(({ name }) => name)).toEqual(['length', 'form', 'x', 'y']);
});

describe('a host key is refused before anybody is asked', () => {
  const [ecdsa] = algorithmsOf('ecdsa-sha2-nistp256');
  const [rsa] = algorithmsOf('ssh-rsa');
  if (!ecdsa || !rsa) throw new Error('no algorithms');
  const point = keyPair('host', 'ecdsa-sha2-nistp256').publicBlob;
  const modulus = keyPair('host', 'ssh-rsa').publicBlob;

  test('where its point is not on the curve', () => {
    expect(checkHostKeyType(ecdsa, point)).toBe(null);
    expect(checkHostKeyType(ecdsa, flipBit(point, point.length * 8 - 1))).toEqual({
      kind: 'malformed-host-key',
      problem: 'its point is not on the curve',
    });
  });
  test('where its curve is named otherwise than its kind', () => {
    const at = 4 + 'ecdsa-sha2-nistp256'.length + 4 + 'nistp25'.length;
    const renamed = point.slice();
    renamed[at] = '1'.charCodeAt(0);
    expect(checkHostKeyType(ecdsa, renamed)).toEqual({
      kind: 'malformed-host-key',
      problem: 'it cannot be read to its end',
    });
  });
  test('where its modulus is too small or even', () => {
    expect(checkHostKeyType(rsa, modulus)).toBe(null);
    const head = modulus.slice(0, 4 + 7 + 4 + 3);
    const small = concat(head, Uint8Array.of(0, 0, 0, 64), repeat(0x55, 64));
    expect(checkHostKeyType(rsa, small)).toEqual({
      kind: 'malformed-host-key',
      problem: 'its modulus has 511 bits: fewer than 1024 are not safe',
    });
    const even = modulus.slice();
    even[even.length - 1] = 2;
    expect(checkHostKeyType(rsa, even)).toMatchObject({ problem: expect.stringMatching(/even/) });
  });
  test('where it is of another kind', () => {
    for (const { name } of keyTypes.values()) {
      if (name === 'ssh-rsa') continue;
      expect(checkHostKeyType(rsa, keyPair('host', name).publicBlob)).toEqual({
        kind: 'host-key-type',
        agreed: 'ssh-rsa',
        got: name,
      });
    }
  });
});
