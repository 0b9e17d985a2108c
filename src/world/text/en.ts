/** All English words beyond those of the overview. Apart from them, because a page can show a run before these. */
export { wordsUnderAttack } from './attack-en.ts';
export { faultMessage, faultTitle } from './faults-en.ts';
export { receiveWords, sendWords } from './frames-en.ts';
export { askInWords } from './questions-en.ts';
export { connectWords, stepWords } from './steps-en.ts';
