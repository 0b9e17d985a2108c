import { certificateAlgorithm } from '../certificate-algorithm.ts';
import { algorithm as plain } from './ecdsa-sha2-nistp521.ts';

export const algorithm = certificateAlgorithm(plain);
