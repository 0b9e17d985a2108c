/**
 * MD5 (RFC 1321) and SHA-1 (RFC 3174): broken against collisions. SSH still meets them in old
 * key fingerprints, in `hmac-sha1`, in `ssh-rsa` signatures and in old key exchanges.
 */

import { md5 as nobleMd5, sha1 as nobleSha1 } from '@noble/hashes/legacy.js';
import { namedHash } from './hashes.ts';

/** MD5: 16 bytes out, blocks of 64. RFC 1321. */
export const md5 = namedHash('MD5', nobleMd5);

/** SHA-1: 20 bytes out, blocks of 64. RFC 3174. */
export const sha1 = namedHash('SHA-1', nobleSha1);
