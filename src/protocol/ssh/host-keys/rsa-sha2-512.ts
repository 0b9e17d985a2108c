/** `rsa-sha2-512`: signatures with RSA keys and SHA-512. RFC 8332 §3. */
import { rsaAlgorithm } from '../rsa-algorithm.ts';

export const algorithm = rsaAlgorithm('rsa-sha2-512', 'SHA-512');
