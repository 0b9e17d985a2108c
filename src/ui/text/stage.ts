import type { Phase } from '../../world/transcript.ts';

const count = new Intl.NumberFormat('en');
const time = new Intl.NumberFormat('en', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  useGrouping: false,
});

export const bytes = (n: number) => `${count.format(n)} B`;
export const milliseconds = (ms: number) => time.format(ms);

/** The phases in full. */
export const phaseNames: Readonly<Record<Phase, string>> = {
  connect: 'Connection',
  hello: 'Identification',
  negotiate: 'Negotiation',
  'key-exchange': 'Key exchange',
  'server-auth': 'Server authentication',
  keys: 'Taking keys into use',
  'client-auth': 'Client authentication',
  channel: 'Channel',
  close: 'Close',
};

/** What a phase answers, for people who meet it for the first time. */
export const phaseQuestions: Readonly<Record<Phase, string>> = {
  connect: 'What do we both speak?',
  hello: 'What do we both speak?',
  negotiate: 'What do we both speak?',
  'key-exchange': 'How do we agree on a secret?',
  'server-auth': 'How do I know that it is you?',
  keys: 'When does encryption start?',
  'client-auth': 'Who may come in?',
  channel: 'What travels?',
  close: 'What travels?',
};

/** The number of all steps is null where it must not be told. */
export const stepOf = (position: number, total: number | null) =>
  total === null ? `Step ${position}` : `Step ${position} of ${total}`;
/** The same with the step's title, as it is said. */
export const stepSaid = (position: number, total: number | null, title: string) =>
  `${stepOf(position, total)}: ${title}`;

export const stage = {
  name: 'Stage',
  loading: 'Reading this step',
  stepOf,

  client: 'Client',
  server: 'Server',
  eavesdropper: 'Eavesdropper',
  attacker: 'Attacker',
  link: 'The wire',
  actor: { client: 'Client', server: 'Server', attacker: 'Attacker' },
  userAt: (user: string) => `${user}@laptop`,
  whoIs: {
    client: ['your computer,', 'where you type ssh'],
    server: ['the computer', 'you want to work on'],
    eavesdropper: [
      'whoever listens on the way:',
      'reads what crosses the dotted line, changes nothing',
    ],
    attacker: ['sits on the way: a server to the client,', 'a client to the server'],
  },
  hasReadNothing: 'has seen nothing yet',
  hasRead: (n: number) => `has seen all ${bytes(n)} so far`,
  hasReadAnd: (n: number) => `has seen all ${bytes(n)} so far,`,
  /** Before the symbols that the eavesdropper lacks, and between them. */
  doesNotKnow: 'does not know',
  knowsNeither: 'knows neither',
  nor: ' nor ',

  ladder: 'Frames on the wire',
  ms: 'ms',
  tcp: (port: number) => `TCP connection, port ${port}`,
  roundTrip: (n: number) => `round trip ${n}`,
  inFlight: 'in flight',
  changed: ', not as in the original run',
  frameSaid: (encrypted: boolean, from: string, to: string, at: string | null) =>
    `${encrypted ? 'encrypted' : 'in the clear'}, from ${from} to ${to}, ${at === null ? 'still to come' : `at ${at} ms`}`,
  makes: 'makes',
  more: (n: number) => `+${n}`,
  fewer: '−',
  fewerSaid: 'Show fewer',
  moreSaid: (n: number) => `Show ${n} more`,

  now: 'now',
  atTime: (ms: number) => `${milliseconds(ms)} ms`,
  about: 'What the step is about',
  heldBy: (who: string) => `${who} holds`,
  holds: 'holds',
  holdsNothing: 'holds nothing yet',
  waitsFor: (what: string) => `waits for ${what}`,
  next: (title: string) => `next: ${title}`,
  dependsOnAnswer: 'What follows depends on the answer.',
  outcome: {
    established: 'done',
    refused: 'refused',
    failed: 'failed',
    waiting: 'waits for an answer',
  },
};

export const transport = {
  name: 'Steps of the run',
  first: 'First step',
  back: 'Step back',
  nextStep: 'Next step',
  nextShort: 'Next',
  answerFirst: 'Answer to go on',
  answerShort: 'Answer',
  play: 'Play',
  pause: 'Pause',
  last: 'Last step',
  atEnd: 'This is the end of the run',
  waiting: 'The run waits for an answer',
  scrubber: 'Place in the run',
};
