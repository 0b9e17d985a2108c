/** `rsa_pss_rsae_sha512`: RSA keys of any certificate, padding of PSS, SHA-512. RFC 8446 §4.2.3. */
import { sha512 } from '../../../crypto/hashes.ts';
import { pssScheme } from '../rsa-schemes.ts';

export const scheme = pssScheme('rsa_pss_rsae_sha512', 0x0806, sha512);
