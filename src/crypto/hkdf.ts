/** HKDF (RFC 5869): a secret out of key material, and keys out of that secret. */
import { expand } from '@noble/hashes/hkdf.js';
import { sha256, sha384 } from '@noble/hashes/sha2.js';
import type { Hash } from './hashes.ts';

const nobles = { 'SHA-256': sha256, 'SHA-384': sha384 } as const;
export type HkdfHashName = keyof typeof nobles;

/**
 * HKDF-Extract: HMAC of the key material, with the salt as its key. RFC 5869 §2.2.
 *
 * @param salt - any length
 * @returns `hash.outputLength` bytes
 */
export const hkdfExtract = (hash: Hash, salt: Uint8Array, keyMaterial: Uint8Array): Uint8Array =>
  hash.hmac(salt, keyMaterial);

/**
 * HKDF-Expand. RFC 5869 §2.3.
 *
 * @param secret - what HKDF-Extract gave, at least as long as a digest
 * @param info - what the output is for
 * @param length - bytes wanted, 255 digests at most
 * @throws Error when `length` is more than that
 */
export const hkdfExpand = (
  name: HkdfHashName,
  secret: Uint8Array,
  info: Uint8Array,
  length: number,
): Uint8Array => expand(nobles[name], secret, info, length);
