/** `rsa_pss_rsae_sha256`: RSA keys of any certificate, padding of PSS, SHA-256. RFC 8446 §4.2.3. */
import { sha256 } from '../../../crypto/hashes.ts';
import { pssScheme } from '../rsa-schemes.ts';

export const scheme = pssScheme('rsa_pss_rsae_sha256', 0x0804, sha256);
