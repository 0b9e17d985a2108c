import type { Preset } from '../../world/inputs.ts';
import { tlsForms, tlsLabels } from './what-if-tls.ts';

/** Inputs by their path; a draw has its own label, an account's its user's name. */
const labels: Readonly<Record<string, string>> = {
  'client.algorithms.kex': 'Key exchange methods',
  'client.algorithms.host_keys': 'Host key algorithms',
  'client.algorithms.ciphers': 'Ciphers',
  'client.algorithms.macs': 'MACs',
  'client.known_hosts': 'known_hosts',
  'client.keys': 'Keys of the user',
  'client.strict_host_key_checking': 'StrictHostKeyChecking',
  'client.hash_known_hosts': 'HashKnownHosts',
  'client.preferred_authentications': 'PreferredAuthentications',
  'client.signs_session_id': 'Signs the session id with the challenge',
  'client.replays_answer_of': 'Seed of the session whose answer is replayed',
  'client.user': 'User name',
  'client.commands': 'Command',
  'client.identification': 'Identification line',
  'server.algorithms.kex': 'Key exchange methods',
  'server.algorithms.host_keys': 'Host key algorithms',
  'server.algorithms.ciphers': 'Ciphers',
  'server.algorithms.macs': 'MACs',
  'server.auth_methods': 'Ways to log in',
  'server.checks_session_id': 'Wants this session’s id in the answer',
  'server.authentication_methods': 'AuthenticationMethods',
  'server.host_keys': 'Host keys',
  'server.max_auth_tries': 'MaxAuthTries',
  'server.banner': 'Banner before the login',
  'server.identification': 'Identification line',
  'link.rtt_ms': 'Round-trip time, ms',
  'link.bytes_per_s': 'Bandwidth, bytes a second',
  ...tlsLabels,
  attack: 'Attacker on the wire',
  'attack.frame': 'Frame whose bit is flipped',
  'attack.byte': 'Byte of it, from 0',
  'attack.bit': 'Bit of that, 0 is the lowest',
  seed: 'Seed of all random values',
};

const accountLabels: Readonly<Record<string, (user: string) => string>> = {
  authorized_keys: (user) => `authorized_keys of ${user}`,
  password: (user) => `Password of ${user}`,
  prompts: (user) => `Prompts for ${user}`,
};

/** The name of an input. */
function label(path: readonly string[]): string {
  const [first, second, third, fourth] = path;
  if (first === 'overrides') return second ?? '';
  if (second === 'users') return accountLabels[fourth ?? '']?.(third ?? '') ?? path.join('.');
  return labels[path.join('.')] ?? path.join('.');
}

const presets: Readonly<Record<Preset, string>> = {
  'one-each': 'One of each type',
  three: 'Three Ed25519 keys',
  question: 'A question',
  empty: 'Empty',
  right: 'The right key',
  hashed: 'The right key, under a hashed name',
  revoked: 'The right key, revoked',
  other: 'Another key',
  commented: 'The right key, commented out',
  'right-authority': 'The right authority',
  'other-authority': 'Another authority',
};

const ends: Readonly<Record<string, string>> = { client: 'client’s', server: 'server’s' };

/** With whose it is, where both ends have one. */
function fullLabel(path: readonly string[]): string {
  const end = ends[path[0] ?? ''];
  return end && path[1] !== 'users' ? `${end} ${label(path)}` : label(path);
}

export const whatIf = {
  about: 'change any input, and the run is computed anew',
  hint: 'Nothing is sent anywhere. What differs from the original is marked, and you can always go back.',
  groups: {
    client: 'Client',
    server: 'Server',
    link: 'The wire',
    random: 'Random values',
  },
  randomHint: 'Each follows from the seed by its name, so one can be changed without the others.',
  recorded: (end: 'client' | 'server') =>
    `The ${end}’s end is a recording: what it decided cannot be changed.`,
  label,
  fullLabel,
  changed: 'changed',
  changeShort: 'Change…',
  change: (name: string) => `Change ${name}`,
  apply: 'Apply',
  revert: 'As in the original',
  revertSaid: (name: string) => `${name}: as in the original`,
  failed: (why: string) => `The run stays as it was: ${why}.`,
  summary: {
    names: (first: string, more: number) => (more === 0 ? first : `${first} +${more}`),
    none: 'none',
    empty: 'empty',
    lines: (n: number) => (n === 1 ? '1 line' : `${n} lines`),
  },
  names: {
    up: (name: string) => `Move ${name} up`,
    down: (name: string) => `Move ${name} down`,
    remove: (name: string) => `Remove ${name}`,
    add: 'Add',
    addLabel: 'Name to add at the end',
    cannotRun: 'only listed: agreeing on it cannot be run here',
    emptyList: 'The list is empty.',
  },
  switch: { yes: 'yes', no: 'no' },
  presets,
  presetsLabel: 'Or take',
  /** How a text is written, by the last word of its path. */
  forms: {
    ...tlsForms,
    prompts:
      'A prompt a line, then | and the right answer, or |+ where what is typed is shown; “totp” and a secret stand for a one-time code. An empty line begins another round, # is what the server says before it.',
    keys: 'A key a line: its type, then, if you like, its name and a comment. authorized_keys names them.',
    host_keys:
      'A key a line: its type, then, if you like, its name and a comment. known_hosts names them.',
    authentication_methods:
      'As in sshd_config: methods with commas between them must all be gone through, in this order; a blank begins another list. Empty: any method will do.',
  } as Readonly<Record<string, string>>,
  bytes: {
    draw: 'Draw another',
    flip: 'Flip one bit',
    zero: 'All zero',
    hex: 'Hexadecimal',
    wrong: (bytes: number) => `Expected ${bytes} bytes as ${bytes * 2} hexadecimal digits.`,
  },
  number: (min: number, max: number) => `Expected a number from ${min} to ${max}.`,
  loading: 'Looking for what can be changed…',
};

/** Words of the line that says what a change did. */
export const changesBar = {
  name: 'What was changed',
  inputs: (names: readonly string[]) =>
    names.length > 3
      ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more inputs changed.`
      : `Changed: ${names.join(', ')}.`,
  /** Something that no input of the What-if panel stands for. */
  other: 'Something that is not in the list of inputs was changed.',
  same: 'Every frame is the same as in the original.',
  frames: (differ: number, of: number) => `${differ} of ${of} frames differ from the original`,
  gone: (n: number) => (n === 1 ? '; 1 is gone' : `; ${n} are gone`),
  end: '.',
  first: 'Go to the first difference',
  undo: 'Undo',
  redo: 'Redo',
  reset: 'Back to the original',
};
