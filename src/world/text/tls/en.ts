/** All English words of TLS. */
import { stepWords as engineWords } from './steps.ts';
import { worldWords } from './world.ts';

export { faultMessage, faultTitle } from './faults.ts';
export { receiveWords, sendWords } from './frames.ts';
export { connectWords } from './steps.ts';
export { wordsUnderAttack } from './world.ts';

export const whoIs = {
  client: ['your computer,', 'with a web browser on it'],
  server: ['the web server', 'that you want to reach'],
};

/** By the step's key. */
export const stepWords = { ...engineWords, ...worldWords };
