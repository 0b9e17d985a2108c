import type { How } from '../../player/knowledge-view.ts';
import type { Party, Phase } from '../../world/transcript.ts';
import { phaseNames } from './stage.ts';

const names: Readonly<Record<Party, string>> = {
  client: 'client',
  server: 'server',
  eavesdropper: 'eavesdropper',
  attacker: 'attacker',
};
const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const inWords = (n: number) => numbers[n] ?? `${n}`;
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Words in `{}` are put in by the page: a value's tag, a frame, a step. */
export const knowledge = {
  about: (step: number, total: number | null) =>
    `Who knows what, after step ${total === null ? step : `${step} of ${total}`}`,
  filter: 'Which values',
  filters: { all: 'All', secrets: 'Secrets', wire: 'On the wire' },
  values: (n: number) => (n === 1 ? '1 value' : `${n} values`),
  table: 'Who knows what',
  party: { client: 'Client', server: 'Server', eavesdropper: 'Eavesdropper', attacker: 'Attacker' },
  known: (n: number) => `${n} known`,
  encrypted: (n: number) => `${n} encrypted`,
  group: (phase: Phase, nth: number) =>
    phase === 'connect'
      ? 'Before the connection'
      : nth > 1
        ? `${phaseNames[phase]}, ${inWords(nth)}`
        : phaseNames[phase],
  how: (how: How, party: Party) =>
    ({
      file: 'from file',
      generated: 'generated',
      computed: 'computed',
      given: 'given',
      sent: 'sent',
      read: party === 'eavesdropper' ? 'read' : 'received',
      used: 'uses it',
      constant: 'known to all',
      had: 'has it',
    })[how],
  sealed: 'seen encrypted',
  never: 'never seen',
  cellSaid: (party: Party, symbol: string, label: string, state: string) =>
    `${capital(names[party])}: ${symbol}, ${label}, ${state}`,
  empty: 'No value of this kind yet.',
  hint: 'Choose a cell: how do they know? Why can’t they?',
  loading: 'Looking it up',
  legend: 'What the shapes mean',
  shapes: { filled: 'filled', hatched: 'hatched', dashed: 'empty, dashed' },
  knownWord: 'known',

  howKnows: (party: Party) => `How does the ${names[party]} know {value}?`,
  whyNot: (party: Party) => `Why can’t the ${names[party]} know {value}?`,
  whyNotYet: (party: Party) => `Why doesn’t the ${names[party]} know {value} yet?`,
  /** While the rest of the run is hidden: whether it ever will is not told. */
  whyNotNow: (party: Party) => `Why doesn’t the ${names[party]} know {value}?`,
  unmade: 'Nobody has made {value} by now.',

  ways: {
    file: (party: Party) =>
      `The ${names[party]} had it before the connection, in a file of its own.`,
    generated: (party: Party) => `The ${names[party]} drew it at random in {step}.`,
    computed: (party: Party) =>
      party === 'eavesdropper'
        ? 'The eavesdropper can compute it from {step} on.'
        : `The ${names[party]} computed it in {step}.`,
    given: (party: Party) =>
      `Whoever sits at the ${names[party]} gave it. It went out in {frame}, {step}.`,
    sent: (party: Party) => `The ${names[party]} said it itself, in {frame}, {step}.`,
    read: (party: Party) =>
      `The ${names[party]} read it in {frame}, {step}. That frame crossed in the clear, for anyone to read.`,
    opened: (party: Party) =>
      `The ${names[party]} received it in {frame}, {step}. That frame was encrypted, and the ${names[party]} has what opens it.`,
    used: (party: Party) =>
      `The ${names[party]} sends under it, as {frame} in {step} shows. How it came to it, the run does not tell.`,
    constant: () => 'It is the same in every connection, and no secret: anyone knows it.',
    had: (party: Party) => `The ${names[party]} has had it since {step}.`,
  },
  identification: 'its identification line',
  step: (n: number) => `step ${n}`,
  computedBy: (functions: readonly string[]) => `${functions.join(', ')}, from`,
  openedWith: 'Opened with',

  unreachable: (party: Party) =>
    `No frame brought it to the ${names[party]}, and nothing in this run computes it. Whoever has it kept it.`,
  madeWith: (party: Party) =>
    `The ${names[party]} knows what was made with it: {values}. None of the functions used leads back.`,
  computable: (n: number) =>
    n === 1 ? 'There is one way to compute it.' : `There are ${inWords(n)} ways to compute it.`,
  readable: 'Nothing in this run computes it: it can only be read where it passes.',
  comesDownTo: (party: Party, n: number) =>
    n === 1
      ? `It comes down to {values}, which the ${names[party]} never gets.`
      : `It comes down to {values}: the ${names[party]} never gets any of these.`,
  or: 'or',
  with: 'with',
  asDoes: (ends: readonly Party[]) =>
    ends.length > 1 ? 'As both ends do' : `As the ${names[ends[0] ?? 'client']} does`,
  inFrames: (n: number) =>
    n === 1 ? 'Encrypted, in {frame}' : `Encrypted, in {frame} and ${inWords(n - 1)} more`,
  lacks: (functions: readonly string[]) => `${functions.join(', ')} lacks {values}`,
  openingLacks: 'Opening it lacks {values}',
  lacksNothing: (functions: readonly string[]) => `${functions.join(', ')} lacks nothing`,
  needIn: (word: string) => `${word} in {frame}`,
  whyLink: 'why?',
  whyLinkSaid: (party: Party, symbol: string) => `Why can’t the ${names[party]} know ${symbol}?`,
  follows: (party: Party) => `Without {value}, the ${names[party]} lacks {values} too.`,
  followsSealed: (n: number) =>
    n === 1
      ? 'One value that passed encrypted cannot be read: {values}.'
      : `${capital(inWords(n))} values that passed encrypted cannot be read: {values}.`,
  later: (party: Party) => `The ${names[party]} comes to know it in {step}.`,
};
