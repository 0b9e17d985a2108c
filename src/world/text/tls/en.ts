/** All English words of TLS. */
import { stepWords as engineWords } from './steps.ts';
import { worldWords } from './world.ts';

export { faultMessage, faultTitle } from './faults.ts';
export { receiveWords, sendWords } from './frames.ts';
export { connectWords } from './steps.ts';
export { wordsUnderAttack } from './world.ts';

/** By the step's key. */
export const stepWords = { ...engineWords, ...worldWords };
