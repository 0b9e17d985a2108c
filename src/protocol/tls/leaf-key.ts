/** The public key of a certificate, as signatures are checked with it. */
import type { Bytes } from '../../codec/bytes.ts';

export interface LeafKey {
  /** SubjectPublicKeyInfo, in DER. */
  readonly publicKeyInfo: Bytes;
  /** Kind of the key, as signature schemes name it. */
  readonly keyType: string;
}
