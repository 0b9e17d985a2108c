/** All English words of TLS. */
import type { Fault } from '../../../protocol/tls/fault.ts';
import type { FaultWords } from '../faults-en.ts';
import { bitFlippedWords } from '../link-en.ts';
import { faultMessage as plainMessage } from './faults.ts';
import { stepWords as engineWords } from './steps.ts';
import { namingAttacker, worldWords } from './world.ts';

export { faultTitle } from './faults.ts';
export { receiveWords, sendWords } from './frames.ts';
export { connectWords } from './steps.ts';
export { wordsUnderAttack } from './world.ts';

/** @param between - whether a man in the middle is at the other end */
export function faultMessage(fault: Fault, side: 'client' | 'server', between = false): FaultWords {
  const said = plainMessage(fault, side);
  return between ? { ...said, message: namingAttacker(side, said.message) } : said;
}

export const whoIs = {
  client: ['your computer,', 'with a web browser on it'],
  server: ['the web server', 'that you want to reach'],
};

/** By the step's key. */
export const stepWords = { ...engineWords, ...worldWords, 'bit-flipped': bitFlippedWords };
