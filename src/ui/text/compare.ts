/** Words of the comparison of two protocols: what stands around the two runs. Facts have their own. */
import type { Question, When } from '../../player/compare-view.ts';
import { phaseOf, questions } from '../../player/compare-view.ts';
import type { Outcome } from '../../world/transcript.ts';
import { bytes, phaseQuestions } from './stage.ts';

const protocols: Readonly<Record<string, string>> = { 'ssh-2': 'SSH', 'tls-1.3': 'TLS 1.3' };

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const asked = (question: Question): string => phaseQuestions[phaseOf(question)];
const number = (question: Question): number => questions.indexOf(question) + 1;

const ended: Readonly<Record<Outcome['kind'], string>> = {
  established: 'Nobody asks in this run.',
  refused: 'The run was refused before.',
  failed: 'The run failed before.',
  waiting: 'The run waits for an answer before.',
};

export const compare = {
  title: 'SSH beside TLS 1.3',
  pair: 'Pair',
  otherPair: 'Another pair',
  scenarioOf: (protocol: string) => `Run of ${protocol}`,
  protocol: (name: string) => protocols[name] ?? name,
  loading: 'Both runs are being made',
  cannot: 'This comparison cannot be shown',
  otherProtocol: (title: string, protocol: string) =>
    `“${title}” is a run of ${protocols[protocol] ?? protocol}`,
  instead: 'Choose other runs above, or one of these pairs:',
  present: 'Present',

  stage: 'Two runs, side by side',
  asked,
  /** A question as a landmark of the page says it. */
  numbered: (question: Question) => `${number(question)}. ${asked(question)}`,
  questionOf: (question: Question) => `Question ${number(question)} of ${questions.length}`,
  stepOf: (at: number, of: number) => `step ${at} of ${of}`,
  said: (question: Question, at: number, of: number, steps: readonly string[]) =>
    `Question ${number(question)} of ${questions.length}, ${asked(question)} Step ${at} of ${of}. ${steps.map((step) => step.replace(/\.$/, '')).join('. ')}`,
  answerOf: (protocol: string, question: Question) => `${protocol}: ${asked(question)}`,

  when: (when: When): string => {
    switch (when.kind) {
      case 'here':
        return '';
      case 'earlier':
        return `Answered earlier, before “${asked(when.than)}”`;
      case 'later':
        return `Answered later, after “${asked(when.than)}”`;
      case 'application':
        return 'The protocol does not ask. The application does, in what travels';
      case 'never':
        return 'Not answered here.';
    }
  },
  never: (outcome: Outcome, question: Question): string =>
    question === 'client' && outcome.kind === 'established'
      ? 'Nobody is asked. That is left to the application.'
      : (outcome.fault?.message ?? ended[outcome.kind]),
  inClear: (message: string) => `In \`${message}\`, for all to read:`,
  inSealed: (message: string) => `In \`${message}\`, encrypted:`,
  saysField: (field: string, says: string) => `\`${field}\` ${says}`,
  serves: (message: string, later: readonly Question[]) =>
    `\`${message}\` also serves ${list.format(later.map((one) => `“${asked(one)}”`))}`,
  folded: (count: number, size: number) =>
    count === 1 ? `one more message, ${bytes(size)}` : `${count} more messages, ${bytes(size)}`,
  /** Stands above the numbers of round trips, where there is little room. */
  trips: 'trip',
  roundTrip: (n: number) => `round trip ${n}`,
  more: (n: number) => `+${n}`,

  eavesdropper: 'Eavesdropper',
  notYet: 'not yet',
  sameSecret: (size: number) => `the same ${size} bytes`,
  sameBecause: 'because both runs are given the same random numbers',
  otherSecret: 'not the same bytes',
  onlyIn: (protocol: string) => `the client of ${protocol} alone made one`,
  noSecret: 'the client never made one',
  toSchedule: 'From K to the keys',

  controls: 'Questions and steps',
  questions: 'The six questions',
  first: 'First step',
  back: 'Step back',
  next: 'Next step',
  nextShort: 'Next',
  last: 'Last step',
  atEnd: 'This is the end of both runs',
  legs: {
    earlier: 'earlier',
    later: 'later',
    application: 'the application',
    never: 'never',
    here: '',
  } satisfies Record<When['kind'], string>,
};
