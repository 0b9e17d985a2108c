/** The two hashes of TLS 1.3's suites, by the names that HKDF knows them by. RFC 8446 §B.4. */
import { sha256 } from '../../crypto/hashes.ts';
import { sha384 } from '../../crypto/sha384.ts';
import type { SuiteHash } from './suites.ts';

export const suiteSha256: SuiteHash = { ...sha256, name: 'SHA-256' };
export const suiteSha384: SuiteHash = { ...sha384, name: 'SHA-384' };
