/** What RSA computes for `rsa-sha2-256` and `rsa-sha2-512`. RFC 8332 §3. */
import type { Bytes } from '../../codec/bytes.ts';
import { decode, encode, readUint32 } from '../../codec/tape.ts';
import { struct } from '../../codec/struct.ts';
import { constant, text } from '../../codec/types.ts';
import { rsa, type RsaHash } from '../../crypto/rsa.ts';
import type { KeyAlgorithm } from './key-algorithm.ts';
import { keyType } from './key-types/ssh-rsa.ts';
import { RsaNumbers } from './rsa-numbers.ts';
import { testKey } from './rsa-test-keys.ts';

const KeyBlob = struct('RFC 4253 §6.6', {
  algorithm: [constant(text, keyType.name), 'kind of key'],
  ...keyType.keyLayout,
});

function numbersIn(privateKey: Bytes) {
  const numbers = decode(RsaNumbers, privateKey);
  if (!numbers.ok) throw new RangeError('privateKey: expected the numbers n, e, d, iqmp, p and q');
  return numbers.value;
}

export function rsaAlgorithm(name: string, hash: RsaHash): KeyAlgorithm {
  const SignatureBlob = struct('RFC 8332 §3', {
    algorithm: [constant(text, name), 'kind of signature'],
    ...keyType.signatureLayout,
  });
  return {
    name,
    keyType: keyType.name,
    title: keyType.title,
    source: 'RFC 8332',
    verifySource: 'RFC 8017 §8.2.2',
    // Primes take too long to find: the bytes only choose.
    randomLength: 4,
    fromRandom: {
      how: 'one of the throw-away test keys that come with sshow',
      note: 'a throw-away test key that comes with sshow',
      make: (random, taken) => testKey(readUint32(random, 0), taken),
    },
    privateKeyProblem(privateKey) {
      const numbers = decode(RsaNumbers, privateKey);
      if (!numbers.ok) return 'expected the numbers n, e, d, iqmp, p and q, each as an mpint';
      const problem = rsa.privateKeyProblem(numbers.value);
      return problem && `expected an RSA key, but ${problem}`;
    },
    publicKeyProblem(blob) {
      const key = decode(KeyBlob, blob);
      return key.ok ? rsa.publicKeyProblem(key.value) : 'it cannot be read to its end';
    },
    publicBlob(privateKey) {
      const { e, n } = numbersIn(privateKey);
      return encode(KeyBlob, { algorithm: keyType.name, e, n });
    },
    sign: (data, privateKey) =>
      encode(SignatureBlob, {
        algorithm: name,
        rsa_signature_blob: rsa.sign(data, numbersIn(privateKey), hash),
      }),
    verify(signature, data, publicBlob) {
      const key = decode(KeyBlob, publicBlob);
      const proof = decode(SignatureBlob, signature);
      return (
        key.ok && proof.ok && rsa.verify(proof.value.rsa_signature_blob, data, key.value, hash)
      );
    },
  };
}
