/** The secret half of an OpenSSH key file, by kind of key. OpenSSH PROTOCOL.key, and sshkey.c. */
import { bigToBytes, bytesToBig, concat, type Bytes } from '../../codec/bytes.ts';
import { branch, nested, struct, type Layout } from '../../codec/struct.ts';
import { decode, encode, type Codec } from '../../codec/tape.ts';
import { bytes, mpint, rest, stringOf, text, uint32 } from '../../codec/types.ts';
import { ed25519 } from '../../crypto/ed25519.ts';
import { keyType as p256 } from '../../protocol/ssh/key-types/ecdsa-sha2-nistp256.ts';
import { keyType as p384 } from '../../protocol/ssh/key-types/ecdsa-sha2-nistp384.ts';
import { keyType as p521 } from '../../protocol/ssh/key-types/ecdsa-sha2-nistp521.ts';
import { rsaNumbers, RsaNumbers } from '../../protocol/ssh/rsa-numbers.ts';
import type { PrivateKey } from './openssh-private-key.ts';

const SOURCE = 'OpenSSH PROTOCOL.key';
const ED25519 = 'ssh-ed25519';
const RSA = 'ssh-rsa';
const SEED = 32;

const Ed25519Halves = struct(SOURCE, {
  seed: [
    bytes(SEED),
    'the private key: 32 random bytes, from which all else is computed',
    'RFC 8032 §5.1.5',
  ],
  'public half': [bytes(SEED), 'the public key, a third time'],
});

const tail = {
  comment: [text, 'whose key it is: only for people'],
  padding: [rest, '1, 2, 3, … up to a multiple of 8 bytes, as a cipher would need'],
} as const;

/** sshkey.c: sshkey_private_serialize. */
const ecdsaPart = <const L extends Layout>(keyLayout: L) =>
  ({
    ...keyLayout,
    private_key: [mpint, 'the private key: a number below the order of the curve'],
    ...tail,
  }) as const;

export const PrivatePart = branch(
  SOURCE,
  {
    checkint_1: [uint32, 'a random number'],
    checkint_2: [uint32, 'the same again: shows whether decryption worked'],
    key_type: [text, 'kind of key'],
  },
  'key_type',
  {
    [ED25519]: {
      public_key: [stringOf(SEED), 'the public key once more, without its name'],
      private_key: [nested(SOURCE, Ed25519Halves), 'the seed, and the public key again'],
      ...tail,
    },
    [p256.name]: ecdsaPart(p256.keyLayout),
    [p384.name]: ecdsaPart(p384.keyLayout),
    [p521.name]: ecdsaPart(p521.keyLayout),
    [RSA]: { ...rsaNumbers, ...tail },
  },
  { key_data: [rest, 'what this kind of key needs, a comment, and padding'] },
);

export type PartValue = typeof PrivatePart extends Codec<infer T> ? T : never;

/** In the algorithm's own form. */
export function privateKeyIn(part: PartValue): Bytes {
  switch (part.key_type) {
    case ED25519:
      return part.private_key.seed.slice();
    case RSA:
      return encode(RsaNumbers, part);
    default:
      return scalar(part.private_key, part.Q.x.length);
  }
}

/** As many bytes as a coordinate has; more where the number is too large. */
function scalar(number: bigint, length: number): Bytes {
  const bytes = bigToBytes(number);
  return concat(new Uint8Array(Math.max(0, length - bytes.length)), bytes);
}

/** The private part without its padding; null for a kind of key that has no form here. */
export function partOf(key: PrivateKey, checkint: number): PartValue | null {
  const { type, privateKey, comment } = key;
  const common = {
    checkint_1: checkint,
    checkint_2: checkint,
    comment,
    padding: new Uint8Array(),
  };
  switch (type) {
    case ED25519: {
      const public_key = ed25519.publicKey(privateKey);
      const private_key = { seed: privateKey, 'public half': public_key };
      return { ...common, key_type: type, public_key, private_key };
    }
    case RSA: {
      const numbers = decode(RsaNumbers, privateKey);
      return numbers.ok ? { ...common, key_type: type, ...numbers.value } : null;
    }
    case p256.name:
      return { ...common, key_type: type, identifier: 'nistp256', ...ecdsaHalves(key) };
    case p384.name:
      return { ...common, key_type: type, identifier: 'nistp384', ...ecdsaHalves(key) };
    case p521.name:
      return { ...common, key_type: type, identifier: 'nistp521', ...ecdsaHalves(key) };
    default:
      return null;
  }
}

/** The point is the end of the public blob: both coordinates are as long as the private key. */
function ecdsaHalves({ privateKey, publicBlob }: PrivateKey) {
  const { length } = privateKey;
  const x = publicBlob.subarray(-2 * length, -length);
  const Q = { form: 4, x, y: publicBlob.subarray(-length) } as const;
  return { Q, private_key: bytesToBig(privateKey) };
}
