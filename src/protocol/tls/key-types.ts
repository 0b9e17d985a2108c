/** The kinds of keys that certificates are made for. RFC 8446 §4.2.3. */
import type { Bytes } from '../../codec/bytes.ts';
import { decode, readUint32 } from '../../codec/tape.ts';
import { nistp256, nistp384, type EcdsaCurve } from '../../crypto/ecdsa.ts';
import { ed25519 } from '../../crypto/ed25519.ts';
import { rsa, type RsaPrivateKey } from '../../crypto/rsa.ts';
import { RsaNumbers } from '../ssh/rsa-numbers.ts';
import { testKey } from '../ssh/rsa-test-keys.ts';
import { publicKeyInfoOf, readPublicKey, type PublicKey } from './certificates/public-key-info.ts';

export type KeyTypeName = 'ed25519' | 'secp256r1' | 'secp384r1' | 'rsa';

export interface KeyType {
  readonly name: KeyTypeName;
  readonly source: string;
  /** The same kind of key in SSH, and in files of keys: private keys have the same form. */
  readonly sshType: string;
  /** Random bytes from which a private key is made. */
  readonly randomLength: number;
  /** Null where the random bytes are the private key. */
  readonly fromRandom: {
    /** In words, as a computation. */
    readonly how: string;
    /** @param taken - private keys that are already somebody's */
    make(random: Bytes, taken: readonly Bytes[]): Bytes;
  } | null;
  /** What is wrong with the bytes of a private key, from `expected` on; null where nothing is. */
  privateKeyProblem(privateKey: Bytes): string | null;
  /** The SubjectPublicKeyInfo of a private key. Throws a RangeError for one that has a problem. */
  publicKeyInfo(privateKey: Bytes): Bytes;
  /** What is wrong with a public key of this type that must not be used; null where nothing is. */
  publicKeyProblem(key: PublicKey): string | null;
}

const ed25519Keys: KeyType = {
  name: 'ed25519',
  source: 'RFC 8410',
  sshType: 'ssh-ed25519',
  randomLength: ed25519.keyLength,
  fromRandom: null,
  privateKeyProblem: ({ length }) =>
    length === ed25519.keyLength ? null : `expected ${ed25519.keyLength} bytes, found ${length}`,
  publicKeyInfo: (privateKey) =>
    publicKeyInfoOf({ kind: 'ed25519', key: ed25519.publicKey(privateKey) }),
  publicKeyProblem: () => null,
};

const onCurve = (name: 'secp256r1' | 'secp384r1', sshType: string, curve: EcdsaCurve): KeyType => ({
  name,
  source: 'RFC 5480',
  sshType,
  randomLength: curve.seedLength,
  fromRandom: {
    how: 'a number from 1 to n - 1, where n is the order of the curve (FIPS 186-5 §A.2.1)',
    make: (random) => curve.privateKey(random),
  },
  privateKeyProblem(privateKey) {
    if (curve.isPrivateKey(privateKey)) return null;
    return privateKey.length === curve.length
      ? 'expected a number from 1 to n - 1, where n is the order of the curve'
      : `expected ${curve.length} bytes, found ${privateKey.length}`;
  },
  publicKeyInfo: (privateKey) =>
    publicKeyInfoOf({ kind: 'ec', curve: name, point: curve.publicKey(privateKey) }),
  publicKeyProblem: (key) =>
    key.kind === 'ec' && curve.isPublicKey(key.point)
      ? null
      : 'its point is not on the curve, or not uncompressed',
});

/** The numbers of an RSA key as it is kept here. Throws a RangeError for other bytes. */
export function rsaNumbersIn(privateKey: Bytes): RsaPrivateKey {
  const numbers = decode(RsaNumbers, privateKey);
  if (!numbers.ok) throw new RangeError('privateKey: expected the numbers n, e, d, iqmp, p and q');
  return numbers.value;
}

const rsaKeys: KeyType = {
  name: 'rsa',
  source: 'RFC 3279 §2.3.1',
  sshType: 'ssh-rsa',
  // Primes take too long to find: the bytes only choose.
  randomLength: 4,
  fromRandom: {
    how: 'one of the throw-away test keys that come with sshow',
    make: (random, taken) => testKey(readUint32(random, 0), taken),
  },
  privateKeyProblem(privateKey) {
    const numbers = decode(RsaNumbers, privateKey);
    if (!numbers.ok) return 'expected the numbers n, e, d, iqmp, p and q, each as an mpint';
    const problem = rsa.privateKeyProblem(numbers.value);
    return problem && `expected an RSA key, but ${problem}`;
  },
  publicKeyInfo(privateKey) {
    const { n, e } = rsaNumbersIn(privateKey);
    return publicKeyInfoOf({ kind: 'rsa', n, e });
  },
  publicKeyProblem: (key) => (key.kind === 'rsa' ? rsa.publicKeyProblem(key) : 'it is no RSA key'),
};

export const keyTypes: ReadonlyMap<KeyTypeName, KeyType> = new Map(
  [
    ed25519Keys,
    onCurve('secp256r1', 'ecdsa-sha2-nistp256', nistp256),
    onCurve('secp384r1', 'ecdsa-sha2-nistp384', nistp384),
    rsaKeys,
  ].map((type) => [type.name, type]),
);

/** The type of this name. */
export function keyType(name: KeyTypeName): KeyType {
  const type = keyTypes.get(name);
  if (!type) throw new Error(`no key type ${name}`); // there is one for each name above
  return type;
}

/** The type of a public key; null where it is of none of these, or cannot be read. */
export function keyTypeOf(publicKeyInfo: Bytes): KeyType | null {
  const key = readPublicKey(publicKeyInfo);
  if (!key) return null;
  const name = key.kind === 'ec' ? key.curve : key.kind;
  return [...keyTypes.values()].find((type) => type.name === name) ?? null;
}
