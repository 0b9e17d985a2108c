/** `ecdsa-sha2-nistp521`: ECDSA keys and signatures on the curve P-521. RFC 5656 §3.1. */
import { nistp521 } from '../../../crypto/ecdsa.ts';
import { ecdsaAlgorithm } from '../ecdsa-algorithm.ts';
import { keyType } from '../key-types/ecdsa-sha2-nistp521.ts';

export const algorithm = ecdsaAlgorithm(keyType, nistp521);
