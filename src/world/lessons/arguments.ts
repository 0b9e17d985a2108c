/** What facts can be about, as it is written in a lesson. */

export type ArgumentKind =
  | 'address'
  | 'party'
  | 'side'
  | 'level'
  | 'sender/message'
  | 'purpose'
  | 'side/file'
  | 'setting'
  | 'number';

interface Kind {
  /** For messages: "no …". */
  readonly is: string;
  accepts(word: string): boolean;
}

/** Whether a word begins an address. */
export const isAddress = (word: string): boolean =>
  /^((client|server|attacker)\/|step:)./.test(word);

const oneOf = (names: readonly string[]): Kind => ({
  is: `one of ${names.join(', ')}`,
  accepts: (word) => names.includes(word),
});

/** What two ends of SSH agree on, and two of TLS. */
export const purposes = {
  kex: 'kex',
  'host-key': 'host_key',
  'cipher-c2s': 'cipher_c2s',
  'cipher-s2c': 'cipher_s2c',
  'mac-c2s': 'mac_c2s',
  'mac-s2c': 'mac_s2c',
  suite: 'suite',
  group: 'group',
  alpn: 'alpn',
} as const;

export const isPurpose = (word: string): word is keyof typeof purposes => word in purposes;

export const argumentKinds: Readonly<Record<ArgumentKind, Kind>> = {
  address: {
    is: 'address, such as `client/SSH_MSG_KEXINIT#1.cookie`, `server/exchange-hash` or `step:server-auth.client-verified-host`',
    accepts: isAddress,
  },
  party: oneOf(['client', 'server', 'eavesdropper', 'attacker']),
  side: oneOf(['client', 'server']),
  level: oneOf(['overview', 'message', 'detail']),
  'sender/message': {
    is: 'sender and message without a number, such as `client/SSH_MSG_KEXINIT` or `any/SSH_MSG_DISCONNECT`',
    accepts: (word) => /^(client|server|attacker|any)\/[^#]+$/.test(word),
  },
  purpose: oneOf(Object.keys(purposes)),
  'side/file': {
    is: 'side and file, such as `client/known_hosts`',
    accepts: (word) => /^(client|server)\/./.test(word),
  },
  setting: {
    is: 'path in a scenario, such as `client.user`',
    accepts: (word) => /^[\w-]+(\.[\w@-]+)*$/.test(word),
  },
  number: { is: 'number, counted from 1', accepts: (word) => /^[1-9]\d*$/.test(word) },
};
