import { certificateAlgorithm } from '../certificate-algorithm.ts';
import { algorithm as plain } from './rsa-sha2-256.ts';

export const algorithm = certificateAlgorithm(plain);
