/**
 * SHA-2 hashes (FIPS 180-4, RFC 6234) and HMAC (RFC 2104).
 * MD5 and SHA-1 are in `legacy-hashes.ts`, so that they load only where they are used.
 */

import { hmac as nobleHmac } from '@noble/hashes/hmac.js';
import { sha256 as nobleSha256, sha512 as nobleSha512 } from '@noble/hashes/sha2.js';
import type { CHash } from '@noble/hashes/utils.js';

export type HashName = 'MD5' | 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

export interface Hash {
  readonly name: HashName;
  /** Bytes of a digest, and of an HMAC tag. */
  readonly outputLength: number;
  /** Bytes that the hash takes in at a time; HMAC pads or hashes its key to this length. */
  readonly blockLength: number;
  /** The digest, `outputLength` bytes, of any number of bytes. */
  digest(bytes: Uint8Array): Uint8Array;
  /** HMAC with this hash; `hmac` below gives the details. */
  hmac(key: Uint8Array, bytes: Uint8Array): Uint8Array;
}

/** A noble hash under the name that its standard gives it. */
export function namedHash(name: HashName, noble: CHash): Hash {
  return {
    name,
    outputLength: noble.outputLen,
    blockLength: noble.blockLen,
    digest: (bytes) => noble(bytes),
    hmac: (key, bytes) => nobleHmac(noble, key, bytes),
  };
}

/** SHA-256: 32 bytes out, blocks of 64. RFC 6234. */
export const sha256 = namedHash('SHA-256', nobleSha256);

/** SHA-512: 64 bytes out, blocks of 128. RFC 6234. */
export const sha512 = namedHash('SHA-512', nobleSha512);

/**
 * The authentication tag of `bytes` under `key`: H(key ^ opad, H(key ^ ipad, bytes)). RFC 2104 §2.
 *
 * @param key - any length; SSH uses `hash.outputLength` bytes (RFC 4253 §6.4, RFC 6668 §2)
 * @returns `hash.outputLength` bytes
 */
export function hmac(hash: Hash, key: Uint8Array, bytes: Uint8Array): Uint8Array {
  return hash.hmac(key, bytes);
}
