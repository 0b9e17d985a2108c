/** `ecdsa_secp384r1_sha384`: ECDSA on the curve P-384 over SHA-384. RFC 8446 §4.2.3. */
import { nistp384 } from '../../../crypto/ecdsa.ts';
import { ecdsaScheme } from '../ecdsa-scheme.ts';

export const scheme = ecdsaScheme(
  'ecdsa_secp384r1_sha384',
  0x0503,
  'secp384r1',
  'ecdsa-with-SHA384',
  nistp384,
);
