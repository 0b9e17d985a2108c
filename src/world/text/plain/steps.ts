/** What the steps of a plain login say to people, in English. The keys are those of `plainSteps`. */
import type { PlainStepKey } from '../../../protocol/plain/steps.ts';
import { size } from '../more-prose.ts';
import { numberOf, short, textOf } from '../prose.ts';
import type { StepContext, StepWords } from '../words.ts';

export const connectWords: StepWords = {
  title: 'The client opens a connection',
  text: 'TCP takes a round trip to make it. Then bytes can go both ways, and anyone on the way can read and change them.',
  verb: 'connect',
  term: 'TCP connection',
};

export const stepWords: Readonly<Record<PlainStepKey, (context: StepContext) => StepWords>> = {
  'plain-hides-typing': () => ({
    title: 'The client no longer shows what is typed',
    text: 'The server has told it to, with three bytes. Whoever looks over the user’s shoulder will see nothing of the password.',
    verb: 'hide',
    term: 'ECHO: left to the server, which shows nothing',
  }),
  'plain-shows-typing': () => ({
    title: 'The client shows again what is typed',
    text: 'The secret part is over, for the screen.',
    verb: 'show',
    term: 'ECHO: by the client',
  }),
  'plain-checked-password': ({ args, result, host }) => ({
    title: 'The server checks the password',
    text:
      result === 'refused'
        ? `It is not the one of ${short(textOf(args, 'user'), 24)}. Who listens has it all the same.`
        : `It is right. That this is ${short(host, 32)}, nothing has shown: the client gave the password to whoever asked.`,
    verb: 'check',
    term: 'password',
  }),
  'plain-ran-command': ({ args }) => ({
    title: 'The server runs the command',
    text: `It prints ${size(numberOf(args, 'size'))}, which go back to the client’s screen as they are.`,
    verb: 'run',
    term: 'command',
  }),
  'plain-goodbye': ({ side }) => ({
    title: side === 'client' ? 'The connection is over' : 'The server hangs up',
    text:
      side === 'client'
        ? 'Everything that crossed could be read on the way, and changed: nobody would have noticed.'
        : 'The user has logged out.',
    verb: 'end',
    term: 'TCP connection closed',
  }),
  'plain-fault': ({ side }) => ({
    title: `The ${side} stops`,
    text: 'It cannot go on like this.',
    verb: 'stop',
    term: 'fault',
  }),
};
