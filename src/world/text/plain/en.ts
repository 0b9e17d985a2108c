/** All English words of a plain login. */
import type { StepWords } from '../words.ts';

export { faultMessage, faultTitle } from './faults.ts';
export { receiveWords, sendWords } from './frames.ts';
export { connectWords, stepWords } from './steps.ts';

/** Nobody sits between the ends here: whoever listens has it all without that. */
export const wordsUnderAttack = (_acting: unknown, _key: string, said: StepWords): StepWords =>
  said;

export const whoIs = {
  client: ['your computer,', 'with a terminal on it'],
  server: ['the computer', 'that you want to use'],
};
