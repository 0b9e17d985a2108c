/** What somebody who listens tells, who tries one exponent after the other. */
import type { SearchStepKey } from '../exponent-search-steps.ts';
import { quoted } from './more-prose.ts';
import { count, numberOf, short, textOf } from './prose.ts';
import type { StepContext, StepWords } from './words.ts';

export const searchWords: Readonly<Record<SearchStepKey, (context: StepContext) => StepWords>> = {
  'heard-exchange': ({ args }) => ({
    title: 'The eavesdropper writes down what has passed',
    text: 'The method’s name says which p and g. e and f have crossed the wire in the clear. x and y have not.',
    verb: 'listen',
    term: `e and f, ${textOf(args, 'kex')}`,
  }),
  'tried-exponents': ({ args }) => ({
    title: 'The eavesdropper tries every exponent',
    text: `There are only ${count(numberOf(args, 'exponents'))}. One of the powers is e, so its exponent is x. With numbers of this size, that takes no time at all.`,
    verb: 'try all',
    term: `g^1 to g^${numberOf(args, 'exponents')} mod p`,
  }),
  'gave-up-exponents': ({ args }) => ({
    title: 'The eavesdropper gives up',
    text:
      numberOf(args, 'bits') > 0
        ? `It tried ${count(numberOf(args, 'tried'))} exponents, and none gives e. p has ${count(numberOf(args, 'bits'))} bits: to try all would take longer than there is time.`
        : 'This exchange sends no power of a number, so there is no list of exponents to go through here.',
    verb: 'give up',
    term: numberOf(args, 'bits') > 0 ? `g^1 to g^${numberOf(args, 'tried')} mod p` : 'no group',
  }),
  'computed-their-secret': () => ({
    title: 'The eavesdropper computes the secret',
    text: 'It does what the client will do: f to the power of x, mod p. So it has the same K as both ends, and neither can tell.',
    verb: 'compute',
    term: 'K = f^x mod p',
  }),
  'made-their-keys': () => ({
    title: 'The eavesdropper makes the session’s keys',
    text: 'All else that goes into the hash has passed in the clear. From K and H come the same keys as at both ends.',
    verb: 'make keys',
    term: 'HASH(K, H, a letter from A to F, session_id)',
  }),
  'read-password': ({ args }) => ({
    title: 'The eavesdropper reads the password',
    text: `The packet is encrypted, and it has the key: the password of ${short(textOf(args, 'user'), 24)}, as the server will get it.`,
    verb: 'read',
    term: 'password, decrypted',
  }),
  'read-session': ({ args }) => ({
    title:
      textOf(args, 'what') === 'command'
        ? 'The eavesdropper reads the command'
        : 'The eavesdropper reads what it printed',
    text: `Decrypted with the keys that it made: ${quoted(textOf(args, 'text'), 60)}.`,
    verb: 'read',
    term: `${textOf(args, 'what')}, decrypted`,
  }),
};
