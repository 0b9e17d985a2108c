/** `rsa_pkcs1_sha256`: RSA, padding of PKCS #1 v1.5, SHA-256; in certificates only. RFC 8446 §4.2.3. */
import { pkcs1Scheme } from '../rsa-schemes.ts';

export const scheme = pkcs1Scheme('rsa_pkcs1_sha256', 0x0401, 'SHA-256');
