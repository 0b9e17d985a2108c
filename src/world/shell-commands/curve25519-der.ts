/** How openssl takes keys of Curve25519: the DER around the 32 bytes. RFC 8410. */
import { fromHex } from '../../codec/bytes.ts';
import type { ValueRecord } from '../recorder.ts';
import { partOf, type Part } from './sh.ts';

/** The last byte of the object identifier 1.3.101.n. RFC 8410 §3. */
const identifiers = { X25519: '6e', Ed25519: '70' } as const;
type Curve = keyof typeof identifiers;

/** A private key as PKCS #8. RFC 8410 §7. */
export const privateKey = (curve: Curve, key: ValueRecord): Part[] => [
  {
    name: `PKCS #8: ${curve} private key, 32 bytes`,
    bytes: fromHex(`302e020100300506032b65${identifiers[curve]}04220420`),
  },
  partOf(key),
];

/** A public key as SubjectPublicKeyInfo. RFC 8410 §4. */
export const publicKey = (curve: Curve, key: ValueRecord): Part[] => [
  {
    name: `SubjectPublicKeyInfo: ${curve} public key, 32 bytes`,
    bytes: fromHex(`302a300506032b65${identifiers[curve]}032100`),
  },
  partOf(key),
];
