import { bytes } from './stage.ts';

const sides = { client: 'client', server: 'server', attacker: 'attacker' };
type End = keyof typeof sides;
type Ends = Readonly<Record<'client' | 'server', End>>;

export const keys = {
  about: 'the exchange hash, and the six keys made from it',
  exchange: 'Key exchange',
  nth: (n: number, { client, server }: Ends) =>
    client === 'attacker' || server === 'attacker' ? `${sides[client]}–${sides[server]}` : `${n}`,
  nthSaid: (n: number, kex: string, { client, server }: Ends) =>
    `Key exchange ${n}, of ${sides[client]} and ${sides[server]}, ${kex}`,
  parts: 'What is hashed, in order',
  origins: {
    versions: 'versions',
    kexinit: 'KEXINIT payloads',
    hostKey: 'host key',
    group: 'group',
    ephemeral: 'ephemeral keys',
    secret: 'secret',
    other: '',
  },
  partSaid: (symbol: string, label: string, size: number) =>
    `${symbol}, ${label}, ${bytes(size)}: show where it comes from`,
  partToCome: (symbol: string, label: string) => `${symbol}, ${label}: not yet`,
  notYet: 'not yet',
  hashOf: (hash: string, n: number) => `${hash} of these ${bytes(n)}, lengths included`,
  hHasNobody: 'Nobody has computed H yet.',
  hHasOne: (end: End) => `So far only the ${sides[end]} has computed H.`,
  signedWith: 'signed with',
  overheardAllBut: 'The eavesdropper has seen every part but',
  overheardAll: 'The eavesdropper has every part.',
  isSessionId: ['First exchange: ', 'H', ' is also ', 'session_id', '.'],
  keepsSessionId: ['A later exchange: ', 'session_id', ' stays the ', 'H', ' of the first.'],
  formula: 'How each key is made',
  letter: 'letter',
  copy: (name: string) => `Copy ${name} as hex`,
  goTo: (title: string) => `Go to ${title}`,
  table: 'The six keys',
  purpose: 'purpose',
  purposes: {
    'Initial IV': 'Initial IV',
    Encryption: 'Encryption',
    Integrity: 'Integrity',
  },
  directions: {
    'client to server': 'client to server',
    'server to client': 'server to client',
  },
  neverMade: 'never made',
  unused: (why: string) => `not used: ${why}`,
  keySaid: (letter: string, purpose: string, direction: string, size: number) =>
    `Key ${letter}, ${purpose}, ${direction}, ${bytes(size)}: show where it comes from`,
  bothHave: 'Both sides have them.',
  bothLater: 'No side has them yet.',
  has: (end: End) => `The ${sides[end]} has them already.`,
  makes: (end: End, step: number) => `The ${sides[end]} makes them in step ${step}.`,
  never: (end: End) => `The ${sides[end]} never makes them.`,
  emptyYet: 'Nobody has computed an exchange hash yet.',
  empty: 'This run has no key exchange.',
  emptyHint: 'It ended before the two sides agreed on how to make a secret.',
};
