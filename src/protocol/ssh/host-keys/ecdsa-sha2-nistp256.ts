/** `ecdsa-sha2-nistp256`: ECDSA keys and signatures on the curve P-256. RFC 5656 §3.1. */
import { nistp256 } from '../../../crypto/ecdsa.ts';
import { ecdsaAlgorithm } from '../ecdsa-algorithm.ts';
import { keyType } from '../key-types/ecdsa-sha2-nistp256.ts';

export const algorithm = ecdsaAlgorithm(keyType, nistp256);
