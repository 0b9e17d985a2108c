import type { QuestionView } from '../../player/question-view.ts';

type CodeParts = NonNullable<QuestionView['code']>;

/** Words of the questions that a person is asked in the middle of a run. */
export const prompt = {
  name: 'The question',
  terminal: 'Your terminal',
  terminalOf: (user: string) => `${user}@laptop`,
  console: 'The server’s own console',
  consoleOf: 'what its administrator sees',
  noConsole: 'The server’s end was recorded: what its administrator sees, nobody wrote down.',
  note: 'The administrator’s note',
  noteOf: 'not sent over this connection',
  copyFingerprint: 'Copy the fingerprint in the note',
  otherWay: 'Compare another way',
  otherWays: ['by phone, on paper,', 'at the machine itself'],
  between: ['Someone in between?', 'The wire cannot tell'],
  answers: 'Answers',
  given: 'taken in this run',
  yes: {
    word: 'yes',
    means: 'Trust it unseen',
    follows:
      'If someone is in between, they are now trusted as the server, on every later login too.',
  },
  no: {
    word: 'no',
    means: 'Stop here',
    follows: ['Host key verification failed.', ' No user name, key or password has been sent.'],
    writes: 'known_hosts stays as it is',
  },
  fingerprint: {
    word: 'fingerprint',
    means: 'Go on only if it is the same',
    label: 'The fingerprint that the administrator reads to you',
    compare: 'Compare',
    paste: 'paste',
    wrong: (words: string) =>
      `“${words.length > 60 ? `${words.slice(0, 60)}…` : words}” is not the fingerprint of the key that was sent. ssh asks again.`,
    hint: ['Paste what the administrator reads to you. ', 'ssh', ' compares every character.'],
    linked: 'What you type becomes part of the scenario, and so of the link.',
  },
  adds: (line: string) => `+ ${line}`,
  password: {
    right: 'The right one',
    wrong: 'A wrong one',
    rightFollows: 'The server compares it with what it keeps for the account, and lets you in.',
    wrongFollows: 'The server says no, and ssh asks again: three times in all.',
    lastFollows: 'The server says no, and ssh has asked three times: it gives up.',
    nothing: 'an empty line',
    about:
      'You never type a password here: pick one. It goes to the server as it is, inside the encrypted tunnel.',
  },
  prompted: {
    about:
      'The server asks this in its own words; ssh only passes them on. You never type a secret here: pick an answer.',
    aboutCode:
      'The code is made here, as an app on a phone would: from a secret that was shared once, and the time.',
    right: 'The right one',
    rightCode: 'The code of this half minute',
    wrong: 'A wrong one',
    follows:
      'It crosses inside the encrypted tunnel. The server judges only once it has asked all.',
  },
  code: {
    title: 'How the code is computed',
    rows: (code: CodeParts): readonly (readonly [name: string, value: string, means: string])[] => [
      [
        'Secret',
        code.secret,
        'Known to the user and the server; it was shared before, and is never sent.',
      ],
      ['Time', code.time, 'The server’s clock and the phone’s must agree, more or less.'],
      [
        'Time step',
        String(code.counter),
        `Seconds since 1970, divided by ${code.timeStep}. RFC 6238 §4.2.`,
      ],
      [
        'HMAC-SHA-1',
        code.mac,
        `Of the time step as 8 bytes, ${code.message}, with the secret as its key. RFC 4226 §5.3.`,
      ],
      ['Offset', String(code.offset), 'The last half byte of the HMAC says where to look.'],
      ['Four bytes there', code.taken, `Without the first bit, as a number: ${code.number}.`],
      ['Code', code.code, 'Its last six digits.'],
    ],
  },
  failed: 'This answer could not be given:',
};
