/** `rsa_pss_rsae_sha384`: RSA keys of any certificate, padding of PSS, SHA-384. RFC 8446 §4.2.3. */
import { sha384 } from '../../../crypto/sha384.ts';
import { pssScheme } from '../rsa-schemes.ts';

export const scheme = pssScheme('rsa_pss_rsae_sha384', 0x0805, sha384);
