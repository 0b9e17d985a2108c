const sides = { client: 'client', server: 'server', attacker: 'attacker' };
type End = keyof typeof sides;
type Ends = Readonly<Record<'client' | 'server', End>>;

export const schedule = {
  about: 'the key schedule: from the shared secret to every key',
  handshake: 'Handshake',
  nth: (n: number, { client, server }: Ends) =>
    client === 'attacker' || server === 'attacker' ? `${sides[client]}–${sides[server]}` : `${n}`,
  nthSaid: (n: number, suite: string, { client, server }: Ends) =>
    `Handshake ${n}, of ${sides[client]} and ${sides[server]}, ${suite}`,
  messages: 'Messages that are hashed, in order',
  origins: { clear: 'in the clear', encrypted: 'encrypted' },
  hashes: 'What each transcript hash covers',
  covers: (hash: string, messages: readonly string[]) =>
    `${hash} is the hash of ${messages.join(', ')}`,
  agreed: (suite: string, group: string) => `${suite}, ${group}`,
  resumed: 'Resumed: the key of a ticket comes first, and no certificate is shown.',
  stages: { early: 'Early Secret', handshake: 'Handshake Secret', master: 'Master Secret' },
  salt: 'salt',
  input: { early: 'PSK', handshake: '(EC)DHE', master: 'nothing new' },
  /** Where zeros stand for what is not there. */
  none: { early: 'no PSK', handshake: 'no (EC)DHE', master: 'nothing new' },
  expand: (stage: string) => `What is expanded from the ${stage}`,
  /** Each name of a secret as the RFC writes it. */
  secrets: {
    'res binder': 'binder_key',
    'c hs traffic': 'client_handshake_traffic_secret',
    's hs traffic': 'server_handshake_traffic_secret',
    'c ap traffic': 'client_application_traffic_secret_0',
    's ap traffic': 'server_application_traffic_secret_0',
    'exp master': 'exporter_master_secret',
    'res master': 'resumption_master_secret',
  } as Readonly<Record<string, string>>,
  /** What stands on the tags of what is made of a traffic secret. */
  leaves: {
    key: 'key',
    iv: 'IV',
    finished: 'finished',
    verify_data: 'verify_data',
    'traffic upd': 'next secret',
    resumption: 'PSK',
  } as Readonly<Record<string, string>>,
  tagSaid: (name: string, label: string) => `${name}, ${label}: show how it is made`,
  onlyOneHas: (end: End) => `So far only the ${sides[end]} has it.`,
  makes: (end: End, step: number) => `The ${sides[end]} makes it in step ${step}.`,
  neverHas: (end: End) => `The ${sides[end]} never makes it.`,
  notYet: 'not yet',
  neverMade: 'never made',
  derived: 'derived',
  next: 'the salt of what comes next',
  opens: 'Choose any value to see the label that it is made with, byte by byte.',
  emptyYet: 'No shared secret has been made yet.',
  empty: 'This run has no key schedule.',
  emptyHint: 'It ended before the two sides had a shared secret.',
};
