/**
 * A scenario: plain JSON that says everything a run depends on. Every field has a default, so `{}` is a good run.
 * Its form, field by field, is in parse-scenario.ts, which checks what comes from outside.
 */
import { ciphers } from '../protocol/ssh/ciphers.ts';
import { kexes } from '../protocol/ssh/kexes.ts';
import { macs } from '../protocol/ssh/macs.ts';
import * as openssh from './openssh.ts';
import type { ScenarioInput } from './parse-scenario.ts';

export type { ScenarioInput };
type KeyInput = NonNullable<NonNullable<ScenarioInput['client']>['keys']>[number];
type UserInput = NonNullable<NonNullable<ScenarioInput['server']>['users']>[string];

const has = (names: readonly string[], known: ReadonlyMap<string, unknown>): string[] =>
  names.filter((name) => known.has(name));

const fillKey = (key: KeyInput) => ({
  name: 'id_ed25519',
  type: 'ssh-ed25519',
  comment: '',
  ...key,
});
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
  passwords: [],
  responses: [],
  known_hosts: '',
  strict_host_key_checking: 'ask' as const,
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
  keys: (given.keys ?? [{ name: 'id_ed25519', comment: 'alice@laptop' }]).map(fillKey),
});

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
  max_auth_tries: openssh.MAX_AUTH_TRIES,
  banner: null,
  ...given,
  algorithms: {
    kex: has(openssh.KEX_ALGORITHMS, kexes),
    host_keys: ['ssh-ed25519'],
    // Without aes192-ctr, as the real server whose logins the runs are compared with.
    ciphers: has(openssh.CIPHERS, ciphers).filter((name) => name !== 'aes192-ctr'),
    macs: has(openssh.MACS, macs),
    compression: [...openssh.SERVER_COMPRESSION],
    ...given.algorithms,
  },
  host_keys: (given.host_keys ?? [{ name: 'ssh_host_ed25519_key', comment: 'root@server' }]).map(
    fillKey,
  ),
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
export const timeNow = ({ clock }: Scenario, elapsed: number): number =>
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
