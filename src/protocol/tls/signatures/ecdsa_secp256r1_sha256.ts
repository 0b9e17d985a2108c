/** `ecdsa_secp256r1_sha256`: ECDSA on the curve P-256 over SHA-256. RFC 8446 §4.2.3. */
import { nistp256 } from '../../../crypto/ecdsa.ts';
import { ecdsaScheme } from '../ecdsa-scheme.ts';

export const scheme = ecdsaScheme(
  'ecdsa_secp256r1_sha256',
  0x0403,
  'secp256r1',
  'ecdsa-with-SHA256',
  nistp256,
);
