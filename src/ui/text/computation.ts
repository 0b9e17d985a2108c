import { bytes } from './stage.ts';

const sides = { client: 'client', server: 'server', attacker: 'attacker', link: 'connection' };
type Side = keyof typeof sides;

const count = new Intl.NumberFormat('en');

export const computation = {
  title: (symbol: string) => `How ${symbol} is made`,
  /** For a value that nobody computes. */
  originTitle: (symbol: string) => `Where ${symbol} comes from`,
  back: (symbol: string) => `Back to ${symbol}`,
  copy: (symbol: string) => `Copy ${symbol} as hex`,
  notYet: (symbol: string) => `Nobody has ${symbol} yet.`,
  onTheWay: (label: string) => `${label}: show where it comes from`,
  inputs: 'Inputs',
  functions: {
    hash: (how: string) => how,
    'public-half': (how: string) => how,
    agreement: (how: string) => how,
    signature: (how: string) => `signature, ${how}`,
    encryption: (how: string) => how,
    decryption: (how: string) => how,
    excerpt: (how: string) => how,
    mac: (how: string) => how,
    extraction: (how: string) => how,
    expansion: (how: string) => how,
    search: (how: string) => how,
    other: (how: string) => how,
  },
  makes: (side: Side, step: number) => `The ${sides[side]} computes it in step ${step}`,
  draws: (side: Side, step: number) => `The ${sides[side]} draws it in step ${step}`,
  drawn: 'Drawn at random: there is nothing to compute.',
  drawGiven: 'Set by the scenario, in the place of a random draw.',
  draw: 'Label of the draw',
  said: (side: Side) => `What the ${sides[side]} says, as it is: there is nothing to compute.`,
  recorded: (side: Side) =>
    `Made by the ${sides[side]}, of which this run holds only what it sent: what it made it from is not known.`,
  given: 'It was there before this run: there is nothing to compute.',
  preimage: {
    hash: (size: number) => `What is hashed, ${bytes(size)}`,
    search: () => 'Every exponent that was tried',
    signature: (size: number) => `What is signed, ${bytes(size)}`,
    encryption: (size: number) => `What is encrypted, ${bytes(size)}`,
    decryption: (size: number) => `What is decrypted, ${bytes(size)}`,
    expansion: (size: number) => `The HkdfLabel that goes in, ${bytes(size)}`,
  },
  preimageFields: 'Fields of what goes in',
  preimageBytes: 'Bytes of what goes in',
  command: 'Shell command',
  commandCopy: (symbol: string) => `Copy the shell command that prints ${symbol}`,
  commandText: (symbol: string) => `Shell command that prints ${symbol}`,
  folded: (lines: number) => `… ${count.format(lines)} more lines`,
  whole: 'Show every line',
  short: 'Fold long parts',
  noCommand: (why: string) => `No shell command. ${why}`,
  secrets: 'It holds secrets of this run, which are good for nothing else.',
  becomes: 'What became of it',
  feeds: 'makes',
  uses: 'used in',
  carried: 'sent in',
  protects: 'protects',
  frames: (n: number) => (n === 1 ? '1 frame' : `${count.format(n)} frames`),
  more: (n: number) => `and ${count.format(n)} more`,
  frameFrom: (message: string, side: Side) => `${message}, from the ${sides[side]}`,
};
