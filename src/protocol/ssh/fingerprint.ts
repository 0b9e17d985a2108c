import type { Bytes } from '../../codec/bytes.ts';
import { sha256 } from '../../crypto/hashes.ts';

/** Base64 without the padding signs, as OpenSSH prints fingerprints. */
export const base64 = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));

/** As certificate.ts reads it once that is loaded: the key that a certificate is about; a plain key as it is. */
export const plainKey = { of: (blob: Bytes): Bytes => blob };

/** `SHA256:…` over a public key blob, as `ssh-keygen -l` prints it; a certificate has that of the key in it. */
export const fingerprint = (publicKeyBlob: Bytes): string =>
  `SHA256:${base64(sha256.digest(plainKey.of(publicKeyBlob))).replace(/=+$/, '')}`;
