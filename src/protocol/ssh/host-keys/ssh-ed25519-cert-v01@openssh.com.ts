import { certificateAlgorithm } from '../certificate-algorithm.ts';
import { algorithm as plain } from './ssh-ed25519.ts';

export const algorithm = certificateAlgorithm(plain);
