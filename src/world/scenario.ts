/**
 * A scenario: plain JSON that says everything a run depends on. Every field has a default, so `{}` is a good run.
 * Its form, field by field, is in parse-scenario.ts, which checks what comes from outside.
 */
import { cipherNames } from '../protocol/ssh/ciphers.ts';
import { kexNames } from '../protocol/ssh/kexes.ts';
import { macNames } from '../protocol/ssh/macs.ts';
import { CERTIFIED, keyTypes } from '../protocol/ssh/public-key.ts';
import * as openssh from './openssh.ts';
import type { ScenarioInput } from './parse-scenario.ts';

export type { ScenarioInput };
type KeyInput = NonNullable<NonNullable<ScenarioInput['client']>['keys']>[number];
type UserInput = NonNullable<NonNullable<ScenarioInput['server']>['users']>[string];

const both = (names: readonly string[], known: readonly string[]): string[] =>
  names.filter((name) => known.includes(name));

const ED25519 = 'ssh-ed25519';

/** Under the name that OpenSSH gives the file of such a key, where it has none of its own. */
const fillKey =
  (side: 'client' | 'server') =>
  ({ type = ED25519, ...key }: KeyInput) => ({
    name: keyFileName(type, side),
    type,
    comment: '',
    ...key,
  });

/** What OpenSSH calls the file of a kind of key, such as `id_rsa`, `ssh_host_ecdsa_key`; we add `id_ecdsa_384` and the like. */
export function keyFileName(type: string, side: 'client' | 'server'): string {
  const kind = type.replace(/^ssh-|-sha2-nistp256/, '').replace('-sha2-nistp', '_');
  return side === 'client' ? `id_${kind}` : `ssh_host_${kind}_key`;
}

const fillUser = (user: UserInput) => ({
  password: null,
  authorized_keys: '',
  prompts: [],
  ...user,
});

/** Prompts are offered where somebody has some. */
const authMethods = (users: Readonly<Record<string, UserInput>>): string[] =>
  Object.values(users).some(({ prompts = [] }) => prompts.length > 0)
    ? ['publickey', 'password', 'keyboard-interactive']
    : ['publickey', 'password'];

/** Both ends speak as OpenSSH 9.2 does; the client offers all that it does, even what the engine lacks. */
const fillClient = (given: NonNullable<ScenarioInput['client']>) => ({
  address: '198.51.100.23',
  port: 50022,
  identification: openssh.IDENTIFICATION,
  markers: [...openssh.CLIENT_KEX_MARKERS],
  user: 'alice',
  preferred_authentications: [...openssh.PREFERRED_AUTHENTICATIONS],
  passwords: [],
  responses: [],
  known_hosts: '',
  strict_host_key_checking: 'ask' as const,
  hash_known_hosts: false,
  commands: ['uname -sr'],
  ...given,
  algorithms: {
    kex: [...openssh.KEX_ALGORITHMS],
    host_keys: [...openssh.CLIENT_HOST_KEY_ALGORITHMS],
    ciphers: [...openssh.CIPHERS],
    macs: [...openssh.MACS],
    compression: [...openssh.CLIENT_COMPRESSION],
    ...given.algorithms,
  },
  keys: (given.keys ?? [{ name: 'id_ed25519', comment: 'alice@laptop' }]).map(fillKey('client')),
});

const hostKeysOf = (given: NonNullable<ScenarioInput['server']>) =>
  (given.host_keys ?? [{ name: 'ssh_host_ed25519_key', comment: 'root@server' }]).map(
    fillKey('server'),
  );

/** What a server offers that has these keys: in their order, as sshd does. */
const algorithmsFor = (keys: readonly ReturnType<ReturnType<typeof fillKey>>[]): string[] => [
  ...new Set(
    keys.flatMap(({ type, certificate }) => {
      const plain = keyTypes.get(type)?.algorithms ?? [];
      return certificate ? [...plain, ...plain.map((name) => name + CERTIFIED)] : plain;
    }),
  ),
];

/** The server offers what the engine has, so that whatever is agreed can be run. */
const fillServer = (given: NonNullable<ScenarioInput['server']>) => ({
  host: 'server.example',
  address: '203.0.113.10',
  port: 22,
  identification: openssh.IDENTIFICATION,
  lines_before: [],
  markers: [...openssh.SERVER_KEX_MARKERS],
  extensions: { ...openssh.SERVER_EXT_INFO },
  announce_host_keys: true,
  auth_methods: authMethods(given.users ?? {}),
  authentication_methods: [],
  permit_empty_passwords: false,
  max_auth_tries: openssh.MAX_AUTH_TRIES,
  banner: null,
  ...given,
  algorithms: {
    kex: both(openssh.KEX_ALGORITHMS, kexNames),
    host_keys: algorithmsFor(hostKeysOf(given)),
    // Without aes192-ctr, as the real server whose logins the runs are compared with.
    ciphers: both(openssh.CIPHERS, cipherNames).filter((name) => name !== 'aes192-ctr'),
    macs: both(openssh.MACS, macNames),
    compression: [...openssh.SERVER_COMPRESSION],
    ...given.algorithms,
  },
  host_keys: hostKeysOf(given),
  users: Object.fromEntries(
    Object.entries(given.users ?? { alice: { authorized_keys: '{client:id_ed25519}\n' } }).map(
      ([name, user]) => [name, fillUser(user)],
    ),
  ),
});

/** With all defaults filled in. */
export type Scenario = ReturnType<typeof complete>;
export type ScenarioKey = Scenario['client']['keys'][number];

/** Fills in the defaults of a scenario whose form is known to be right. */
export const complete = (given: ScenarioInput) => ({
  protocol: 'ssh-2' as const,
  seed: 'sshow',
  ask: false,
  answers: {},
  overrides: {},
  clock: '2026-01-01T00:00:00Z',
  attack: null,
  rekey: null,
  ...given,
  link: { rtt_ms: 40, bytes_per_s: 1_250_000, ...given.link },
  client: fillClient(given.client ?? {}),
  server: fillServer(given.server ?? {}),
});

/** The account of a user's name; undefined where there is none. */
export const accountOf = ({ server }: Scenario, user: string) =>
  Object.hasOwn(server.users, user) ? server.users[user] : undefined;

/** The time in a run, in milliseconds since 1970. @param elapsed milliseconds since it began. */
export const timeNow = ({ clock }: Pick<Scenario, 'clock'>, elapsed: number): number =>
  Date.parse(clock) + elapsed;

export interface Problem {
  /** Such as `client.algorithms.kex[0]`. */
  readonly path: string;
  readonly message: string;
}

/** Thrown where a scenario cannot be run; says what is wrong, and where. */
export class ScenarioError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; '));
  }
}
