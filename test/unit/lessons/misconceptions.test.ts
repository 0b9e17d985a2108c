/** What many believe: each statement is there, and one that nothing refutes fails the build. */
import { misconceptions } from 'virtual:misconceptions';
import { expect, test } from 'vitest';
import { compileFiles } from './shortest.ts';

test('all twelve are refuted, each on the stage', () => {
  expect(misconceptions.map(({ statement }) => statement)).toEqual([
    'The server encrypts a challenge with my public key',
    'Signing is encrypting with the private key',
    'My private key is sent',
    'My key pair encrypts the session',
    'The session key is sent to the server',
    'There is one session key',
    'The tunnel opens after login',
    'The server never sees my password',
    'ssh-keyscan verifies a host',
    'A changed key always means an attack',
    'known_hosts is a password',
    'SSL is part of HTTP',
  ]);
  expect(new Set(misconceptions.map(({ id }) => id)).size).toBe(12);
  for (const { place } of misconceptions) expect(place.step).not.toBe(null);
});

const front = `---
title: Beliefs
minutes: 8
objectives:
  - Tell.
scenario: first-contact
sources:
  - RFC 4251
---
`;
const claim = ':claim[it ends well]{that="outcome = established"}';
const mistakesIn = (text: string) =>
  compileFiles({ name: 'misconceptions.md', text: front + text }).mistakes;

test('one that is refuted by a claim has no mistake, and is no lesson', () => {
  const text = `${front}\n## It fails\n\n::stage{}\n\n> The run.\n\nNo: ${claim}.\n`;
  const { mistakes, lessons, misconceptions } = compileFiles({ name: 'misconceptions.md', text });
  expect(mistakes).toEqual([]);
  expect(lessons).toEqual([]);
  expect(misconceptions).toMatchObject([
    { id: 'it-fails', statement: 'It fails', context: 'The run.', blocks: [{ kind: 'paragraph' }] },
  ]);
});

test.each([
  ['## It fails\n\n::stage{}\n\nNo.\n', 12, /nothing that a run shows refutes `It fails`/],
  [`## A\n\n::stage{}\n\n${claim}\n\n::stage{}\n\nMore.\n`, 12, /one `::stage` below its heading/],
  [
    `## A\n\n::stage{}\n\n${claim}\n\n## a!\n\n::stage{}\n\n${claim}\n`,
    18,
    /stands there twice: take one out/,
  ],
  [`## A\n\n::stage{}\n\n${claim}\n\n:::aside\nHm.\n:::\n`, 12, /`aside` does not belong here/],
])('a mistake is told with its line: %j', (text, line, message) => {
  expect(mistakesIn(text)).toContainEqual({
    file: 'misconceptions.md',
    line,
    message: expect.stringMatching(message) as unknown,
  });
});
