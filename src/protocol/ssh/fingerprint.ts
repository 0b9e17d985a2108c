import type { Bytes } from '../../codec/bytes.ts';
import { sha256 } from '../../crypto/hashes.ts';

/** Base64 without the padding signs, as OpenSSH prints fingerprints. */
export const base64 = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));

/** `SHA256:…` over a public key blob, as `ssh-keygen -l` prints it. */
export const fingerprint = (publicKeyBlob: Bytes): string =>
  `SHA256:${base64(sha256.digest(publicKeyBlob)).replace(/=+$/, '')}`;
