/** `ecdsa-sha2-nistp384`: ECDSA keys and signatures on the curve P-384. RFC 5656 §3.1. */
import { nistp384 } from '../../../crypto/ecdsa.ts';
import { ecdsaAlgorithm } from '../ecdsa-algorithm.ts';
import { keyType } from '../key-types/ecdsa-sha2-nistp384.ts';

export const algorithm = ecdsaAlgorithm(keyType, nistp384);
