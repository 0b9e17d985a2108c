/** SHA-384 (FIPS 180-4, RFC 6234), apart from the other hashes: SSH's first view does without it. */
import { sha384 as nobleSha384 } from '@noble/hashes/sha2.js';
import { namedHash } from './hashes.ts';

/** SHA-384: 48 bytes out, blocks of 128. RFC 6234. */
export const sha384 = namedHash('SHA-384', nobleSha384);
