/** Encrypting a number with a user's RSA key, and decrypting it. RFC 8017 §7.2, with every part recorded. */
import type { Bytes } from '../../../codec/bytes.ts';
import { struct } from '../../../codec/struct.ts';
import { decode, decodeTree, encode } from '../../../codec/tape.ts';
import { constant, text } from '../../../codec/types.ts';
import { modulusLength, rsaEncryption } from '../../../crypto/rsa-encryption.ts';
import type { Io } from '../../trace.ts';
import type { Fault } from '../fault.ts';
import { fingerprint } from '../fingerprint.ts';
import { keyType } from '../key-types/ssh-rsa.ts';
import { keyTypes, type KeyPair } from '../public-key.ts';
import { RsaNumbers } from '../rsa-numbers.ts';
import { BLOCK_FRAME, Encrypted, EncryptionBlock } from './layouts.ts';

const KeyBlob = struct('RFC 4253 §6.6', {
  algorithm: [constant(text, keyType.name), 'kind of key'],
  ...keyType.keyLayout,
});

/** The fault of a key of another kind than RSA; null where it can be encrypted with. */
export const cannotEncrypt = (type: string): Fault | null =>
  type === keyType.name
    ? null
    : { kind: 'key-cannot-encrypt', keyType: type, title: keyTypes.get(type)?.title ?? type };

/** Random bytes without a zero among them: zeros are left out, and as many bytes drawn again. */
function padding(io: Io, length: number): Bytes {
  const about = { symbol: 'PS', secret: true };
  let drawn = io.random('padding of the challenge', length, about);
  for (let zeros = count(drawn); zeros > 0; zeros = count(drawn)) {
    const kept = drawn.filter((byte) => byte !== 0);
    const more = io.random('padding in the place of zeros', zeros, { secret: true });
    drawn = io.compute(
      'padding of the challenge without zeros',
      'the bytes that are not zero, and others for the rest',
      [drawn, more],
      about,
      () => Uint8Array.of(...kept, ...more),
    );
  }
  return drawn;
}

const count = (bytes: Bytes): number => bytes.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0);

/**
 * The number, padded and encrypted with the public key. RFC 8017 §7.2.1.
 *
 * @param publicKey - an `ssh-rsa` blob that has no problem
 */
export function encrypt(io: Io, number: Bytes, publicKey: Bytes): Bytes {
  const key = decode(KeyBlob, publicKey);
  if (!key.ok) throw new RangeError('publicKey: expected an ssh-rsa key');
  const { n, e } = key.value;
  const PS = padding(io, modulusLength(n) - BLOCK_FRAME - number.length);
  const parts = { 'leading zero': 0, 'block type': 2, PS, separator: 0, M: number } as const;
  const block = io.compute(
    'padded challenge',
    'PKCS #1 v1.5: 0, 2, padding, 0 and the number',
    [PS, number],
    { symbol: 'EM', secret: true },
    () => encode(EncryptionBlock, parts),
  );
  const power = {
    name: 'RSA, m^e mod n',
    digest: (m: Bytes) => rsaEncryption.power(m, e, n) ?? new Uint8Array(), // the leading zero keeps m below n
  };
  return io.derive('encrypted challenge', EncryptionBlock, parts, [block, publicKey], power, {
    symbol: 'c',
  });
}

const undone = {
  name: 'RSA, c^d mod n',
  sign(c: Bytes, privateKey: Bytes): Bytes {
    const numbers = decode(RsaNumbers, privateKey);
    if (!numbers.ok) throw new RangeError('privateKey: expected the numbers of an RSA key');
    const { n, d } = numbers.value;
    return (modulusLength(n) === c.length && rsaEncryption.power(c, d, n)) || new Uint8Array();
  },
};

/**
 * The number out of an encrypted block; a fault where the block was not encrypted for this key, or not like this. RFC
 * 8017 §7.2.2 says only "decryption error": a real program tells nobody which it was.
 */
export function decrypt(io: Io, pair: KeyPair, c: Bytes): Bytes | Fault {
  const shown = {
    kind: 'challenge-not-for-key',
    fingerprint: fingerprint(pair.publicBlob),
  } as const;
  const block = io.sign(
    'decrypted challenge',
    { algorithm: undone, privateKey: pair.privateKey },
    c,
    [c],
    { symbol: 'EM', secret: true },
    Encrypted,
  );
  if (block.length === 0) {
    const [expected, found] = ['a number below the modulus', `${c.length} bytes that are none`];
    return {
      ...shown,
      problem: 'bad-value',
      field: 'encrypted_challenge',
      offset: 0,
      expected,
      found,
    };
  }
  const read = decodeTree(EncryptionBlock, block);
  if (!read.ok) {
    const { kind: problem, ...where } = read.fault;
    return { ...shown, problem, ...where };
  }
  const { M } = read.value;
  return io.compute(
    'decrypted random number',
    'what stands behind the padding',
    [block],
    { symbol: 'R', secret: true },
    () => M.slice(),
  );
}
