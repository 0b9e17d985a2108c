/** `rsa-sha2-256`: signatures with RSA keys and SHA-256. RFC 8332 §3. */
import { rsaAlgorithm } from '../rsa-algorithm.ts';

export const algorithm = rsaAlgorithm('rsa-sha2-256', 'SHA-256');
