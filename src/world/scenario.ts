/**
 * A scenario: plain JSON that says everything a run depends on. Every field has a default, so `{}` is a good run.
 * What is wrong is reported with the path of the field.
 */
import * as v from 'valibot';
import { kexes } from '../protocol/ssh/kexes.ts';
import { ciphers } from '../protocol/ssh/ciphers.ts';
import { macs } from '../protocol/ssh/macs.ts';
import { keyAlgorithms } from '../protocol/ssh/public-key.ts';
import * as openssh from './openssh.ts';

const hex = v.pipe(v.string(), v.regex(/^([0-9a-fA-F]{2})*$/, 'expected pairs of hexadecimal digits'));
const name = v.pipe(v.string(), v.regex(/^[\x21-\x2b\x2d-\x7e]{1,256}$/, 'expected a name of printable characters without a comma'));
const nameList = v.pipe(v.array(name), v.maxLength(100));
const line = v.pipe(v.string(), v.regex(/^[^\r\n\0]*$/, 'expected one line'));
const text = v.pipe(v.string(), v.maxLength(1_000_000));
const identification = v.pipe(
  line,
  v.regex(/^SSH-[^-\s]+-\S+( [^\r\n]*)?$/, 'expected an identification such as SSH-2.0-OpenSSH_9.2p1'),
  v.maxLength(1000),
);

/** A key pair. Without `private` it is made from the seed; without `private` and with `public` only its owner can sign. */
const key = v.strictObject({
  name: v.optional(line, 'id_ed25519'),
  type: v.optional(v.picklist([...keyAlgorithms.keys()]), 'ssh-ed25519'),
  comment: v.optional(line, ''),
  private: v.optional(hex),
  public: v.optional(hex),
});
export type ScenarioKey = v.InferOutput<typeof key>;

/** What one end sent in a real session; `end` where it closed the connection. */
const recorded = v.array(
  v.strictObject({ time_ms: v.pipe(v.number(), v.minValue(0)), bytes: hex, end: v.optional(v.boolean()) }),
);

const has = (names: readonly string[], known: ReadonlyMap<string, unknown>): string[] => names.filter((one) => known.has(one));

/** The server offers what the engine can do, the client all that OpenSSH 9.2 does: so what is agreed can be run. */
const algorithms = (lists: Readonly<Record<'kex' | 'host_keys' | 'ciphers' | 'macs', readonly string[]>>) =>
  v.optional(
    v.strictObject({
      kex: v.optional(nameList, [...lists.kex]),
      host_keys: v.optional(nameList, [...lists.host_keys]),
      ciphers: v.optional(nameList, [...lists.ciphers]),
      macs: v.optional(nameList, [...lists.macs]),
    }),
    {},
  );

const client = v.strictObject({
  identification: v.optional(identification, openssh.IDENTIFICATION),
  algorithms: algorithms({
    kex: openssh.KEX_ALGORITHMS,
    host_keys: openssh.CLIENT_HOST_KEY_ALGORITHMS,
    ciphers: openssh.CIPHERS,
    macs: openssh.MACS,
  }),
  markers: v.optional(nameList, [...openssh.CLIENT_KEX_MARKERS]),
  user: v.optional(line, 'alice'),
  keys: v.optional(v.array(key), [{ name: 'id_ed25519', comment: 'alice@laptop' }]),
  passwords: v.optional(v.array(line), []),
  known_hosts: v.optional(text, ''),
  strict_host_key_checking: v.optional(v.picklist(['yes', 'ask', 'accept-new', 'no']), 'ask'),
  commands: v.optional(v.pipe(v.array(v.nullable(line)), v.maxLength(100)), ['uname -sr']),
  recorded: v.optional(recorded),
});

const user = v.strictObject({
  password: v.optional(v.nullable(line), null),
  authorized_keys: v.optional(text, ''),
});

const server = v.strictObject({
  host: v.optional(line, 'server.example'),
  address: v.optional(line, '203.0.113.10'),
  port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535)), 22),
  identification: v.optional(identification, openssh.IDENTIFICATION),
  /** Lines before the identification, as RFC 4253 §4.2 lets a server send. */
  lines_before: v.optional(v.array(line), []),
  algorithms: algorithms({
    kex: has(openssh.KEX_ALGORITHMS, kexes),
    host_keys: ['ssh-ed25519'],
    // Without aes192-ctr, as the real server whose logins the runs are compared with.
    ciphers: has(openssh.CIPHERS, ciphers).filter((one) => one !== 'aes192-ctr'),
    macs: has(openssh.MACS, macs),
  }),
  markers: v.optional(nameList, [...openssh.SERVER_KEX_MARKERS]),
  extensions: v.optional(v.record(v.string(), line), { ...openssh.SERVER_EXT_INFO }),
  host_keys: v.optional(v.array(key), [{ name: 'ssh_host_ed25519_key', comment: 'root@server' }]),
  announce_host_keys: v.optional(v.boolean(), true),
  users: v.optional(v.record(v.string(), user), { alice: { authorized_keys: '{client:id_ed25519}\n' } }),
  auth_methods: v.optional(nameList, ['publickey', 'password']),
  max_auth_tries: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)), openssh.MAX_AUTH_TRIES),
  banner: v.optional(v.nullable(text), null),
  recorded: v.optional(recorded),
});

const link = v.strictObject({
  rtt_ms: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60_000)), 40),
  bytes_per_s: v.optional(v.pipe(v.number(), v.minValue(1)), 1_250_000),
});

/** Something that happens to a frame on its way, by number in its direction; for tests and what-if. */
const tampering = v.strictObject({
  kind: v.literal('flip-bit'),
  from: v.picklist(['client', 'server']),
  /** Which byte of all that this side sends, from 0, and which of its bits. */
  byte: v.pipe(v.number(), v.integer(), v.minValue(0)),
  bit: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7)),
});

export const ScenarioSchema = v.strictObject({
  title: v.optional(line),
  protocol: v.optional(v.literal('ssh-2'), 'ssh-2'),
  seed: v.optional(line, 'sshow'),
  ask: v.optional(v.boolean(), false),
  answers: v.optional(v.record(v.string(), line), {}),
  overrides: v.optional(v.record(v.string(), hex), {}),
  clock: v.optional(v.pipe(v.string(), v.isoTimestamp()), '2026-01-01T00:00:00Z'),
  link: v.optional(link, {}),
  attack: v.optional(v.nullable(tampering), null),
  /** Start a new key exchange from this side once so many bytes of output have come. */
  rekey: v.optional(v.nullable(v.strictObject({ by: v.picklist(['client', 'server']), after_bytes: v.number() })), null),
  client: v.optional(client, {}),
  server: v.optional(server, {}),
});

/** With all defaults filled in. */
export type Scenario = v.InferOutput<typeof ScenarioSchema>;

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

/** Checks any JSON value, and fills in the defaults. Throws a ScenarioError. */
export function parseScenario(value: unknown): Scenario {
  const result = v.safeParse(ScenarioSchema, value);
  if (!result.success) {
    throw new ScenarioError(result.issues.map((issue) => ({ path: pathOf(issue.path), message: plain(issue) })));
  }
  return result.output;
}

function pathOf(path: readonly { readonly key: unknown }[] | undefined): string {
  return (path ?? []).map(({ key: one }) => (typeof one === 'number' ? `[${one}]` : `.${String(one)}`)).join('').replace(/^\./, '');
}

function plain(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'there is no such field';
  if (issue.message.startsWith('expected')) return `${issue.message}, found ${issue.received}`;
  return issue.expected ? `expected ${issue.expected}, found ${issue.received}` : issue.message;
}
