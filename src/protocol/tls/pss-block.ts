/** What RSASSA-PSS pads a hash with, and how it is found again. RFC 8017 §9.1, §B.2.1. */
import { concat, sameBytes, type Bytes } from '../../codec/bytes.ts';
import { struct } from '../../codec/struct.ts';
import { decode, encode, type Codec } from '../../codec/tape.ts';
import { bytes, constant, rest, uint8 } from '../../codec/types.ts';
import type { Hash } from '../../crypto/hashes.ts';

type PssHash = Pick<Hash, 'outputLength' | 'digest'>;

const ENCODE = 'RFC 8017 §9.1.1';
const EIGHT = 8;
const TRAILER = 0xbc;

/** What is hashed to H: M', with the salt, so that one message has many signatures. */
const PssMessage = struct(ENCODE, {
  padding1: [bytes(EIGHT), 'eight zeros'],
  'mHash and salt': [rest, 'the hash of the message, then the salt'],
});

/** DB, before it is masked. */
const dataBlock = (paddingLength: number) =>
  struct(ENCODE, {
    PS: [bytes(paddingLength), 'zeros, as many as are needed'],
    separator: [constant(uint8, 1), 'where the zeros end'],
    salt: [rest, 'the salt'],
  });

/** EM: what is raised to the power of the private exponent. */
const pssBlock = (length: number, hash: Pick<Hash, 'outputLength'>) =>
  struct(ENCODE, {
    maskedDB: [bytes(length - hash.outputLength - 1), 'DB ^ a mask that is made of H'],
    H: [bytes(hash.outputLength), "the hash of M'"],
    trailer: [constant(uint8, TRAILER), 'always bc'],
  });

/** As many bytes as wanted, made of a seed. RFC 8017 §B.2.1. */
function mgf1(seed: Bytes, length: number, hash: PssHash): Bytes {
  const blocks: Bytes[] = [];
  for (let counter = 0; counter * hash.outputLength < length; counter += 1) {
    const octets = new Uint8Array(4);
    new DataView(octets.buffer).setUint32(0, counter);
    blocks.push(hash.digest(concat(seed, octets)));
  }
  return concat(...blocks).subarray(0, length);
}

/** DB under its mask, or out of it. The bits above `bits` are 0. */
function masked(block: Bytes, H: Bytes, bits: number, hash: PssHash): Bytes {
  const mask = mgf1(H, block.length, hash);
  const result = block.map((byte, at) => byte ^ (mask[at] ?? 0));
  result[0] = (result[0] ?? 0) & topBits(bits);
  return result;
}

/** The bits of the first byte that count. */
const topBits = (bits: number): number => 0xff >> (8 * Math.ceil(bits / 8) - bits);

const hashOf = (mHash: Bytes, salt: Bytes, hash: PssHash): Bytes =>
  hash.digest(
    encode(PssMessage, {
      padding1: new Uint8Array(EIGHT),
      'mHash and salt': concat(mHash, salt),
    }),
  );

/** How many zeros stand in a block; below 0 where the modulus is too small for hash and salt. */
const paddingIn = (bits: number, hash: PssHash, saltLength: number): number =>
  Math.ceil(bits / 8) - hash.outputLength - saltLength - 2;

/**
 * EMSA-PSS-ENCODE.
 *
 * @param bits - one less than the modulus has
 * @returns the block, as many bytes as hold those bits
 * @throws RangeError where they are too few for hash and salt
 */
export function encodePss(message: Bytes, bits: number, salt: Bytes, hash: PssHash): Bytes {
  const padding = paddingIn(bits, hash, salt.length);
  if (padding < 0) throw new RangeError('key: its modulus is too small for this hash and salt');
  const H = hashOf(hash.digest(message), salt, hash);
  const block = encode(dataBlock(padding), {
    PS: new Uint8Array(padding),
    separator: 1,
    salt,
  });
  const layout: Codec<{ maskedDB: Bytes; H: Bytes; trailer: number }> = pssBlock(
    Math.ceil(bits / 8),
    hash,
  );
  return encode(layout, { maskedDB: masked(block, H, bits, hash), H, trailer: TRAILER });
}

/** EMSA-PSS-VERIFY: whether a block is one for this message, with a salt of this length. Never throws. */
export function verifyPss(
  block: Bytes,
  message: Bytes,
  bits: number,
  saltLength: number,
  hash: PssHash,
): boolean {
  const padding = paddingIn(bits, hash, saltLength);
  if (padding < 0 || block.length !== Math.ceil(bits / 8)) return false;
  const read = decode(pssBlock(block.length, hash), block);
  if (!read.ok) return false;
  const { maskedDB, H } = read.value;
  if (((maskedDB[0] ?? 0) & ~topBits(bits)) !== 0) return false;
  const data = decode(dataBlock(padding), masked(maskedDB, H, bits, hash));
  if (!data.ok || data.value.PS.some((byte) => byte !== 0)) return false;
  return sameBytes(H, hashOf(hash.digest(message), data.value.salt, hash));
}
