/** The form of a scenario. What is wrong in one is reported with the path of the field. */
import * as v from 'valibot';
import { fromBase32 } from '../crypto/totp.ts';
import { keyTypes } from '../protocol/ssh/public-key.ts';
import './files/known-hosts.ts';
import { badPromptLine, keysFrom, methodListsFrom, promptsFrom } from './input-texts.ts';
import './proofs.ts';
import './textbook.ts';
import { complete, ScenarioError, type Scenario } from './scenario.ts';
import {
  clock,
  expectOneRecorded,
  hex,
  line,
  link,
  nameList,
  optional,
  port,
  readForm,
  recorded,
  tampering,
  text,
} from './scenario-form.ts';

/** As many as a server lets one client open. */
const MAX_SESSIONS = 10;
/** What must fit a packet. RFC 4253 §6.1. */
const short = v.maxBytes<string, number, string>(32_000, 'expected at most 32,000 bytes');
const base32 = v.pipe(
  line,
  v.check((secret) => (fromBase32(secret)?.length ?? 0) > 0, 'expected a secret in base32'),
);

const identification = v.pipe(
  line,
  v.regex(
    /^SSH-[^-\s]+-\S+( [^\r\n]*)?$/,
    'expected an identification such as SSH-2.0-OpenSSH_9.2p1',
  ),
  v.maxLength(1000),
);

const time = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((text) => Date.parse(text) >= 0, 'expected a time after 1970'),
);
const options = v.record(v.pipe(line, v.minLength(1)), v.pipe(line, short));

/**
 * What an authority says of a key, and signs; its own key is made from the seed, by its name. The name may begin with
 * the key's type, as in `ssh-rsa our authority`.
 */
const certificate = v.strictObject({
  ca: v.pipe(line, v.minLength(1)),
  /** What the key is certified as; what it is used as, unless told. */
  type: optional(v.picklist(['user', 'host'])),
  key_id: optional(v.pipe(line, short)),
  serial: optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 53 - 1))),
  /** Empty for any name; unless told, the name of the host, or the user's. */
  principals: optional(
    v.pipe(v.array(v.pipe(line, v.minLength(1), v.maxLength(100))), v.maxLength(256)),
  ),
  valid_after: optional(time),
  valid_before: optional(time),
  /** Their names, and what they say. Unless told, a user's certificate has all extensions, as ssh-keygen gives it. */
  critical_options: optional(options),
  extensions: optional(options),
});

/** A key pair. Without `private` it is made from the seed, or for ssh-rsa chosen by it from test keys; without `private` and with `public` only its owner can sign. */
const key = v.strictObject({
  name: optional(line),
  // Some kinds load later than this form.
  type: optional(v.lazy(() => v.picklist([...keyTypes.keys()]))),
  comment: optional(line),
  private: optional(hex),
  public: optional(hex),
  /** What stands in the file of its public half, where that is not its own: a line such as `{other:ssh-rsa an old key}`. */
  public_file: optional(line),
  /** Said of the key by an authority; or a whole certificate, as the line of its file. */
  certificate: optional(v.union([v.pipe(line, v.minLength(1), short), certificate])),
});

const algorithms = v.strictObject({
  kex: optional(nameList),
  host_keys: optional(nameList),
  ciphers: optional(nameList),
  macs: optional(nameList),
  compression: optional(nameList),
});

/** Keys in the scenario's own form, or as they are typed: a line each. */
const keys = v.array(key);
const keysOf = (side: 'client' | 'server') =>
  v.pipe(
    text,
    v.transform((words) => keysFrom(words, side)),
    // The form of a key says which types there are.
    v.transform((typed): unknown => typed),
    keys,
  );
const clientKeys = v.lazy((input) => (typeof input === 'string' ? keysOf('client') : keys));
const hostKeys = v.pipe(
  v.lazy((input) => (typeof input === 'string' ? keysOf('server') : keys)),
  v.minLength(1, 'expected a key'),
);

const client = v.strictObject({
  address: optional(line),
  port: optional(port),
  identification: optional(identification),
  algorithms: optional(algorithms),
  markers: optional(nameList),
  user: optional(line),
  keys: optional(clientKeys),
  /** As OpenSSH's PreferredAuthentications: methods that it tries, best first. */
  preferred_authentications: optional(nameList),
  /** Whether the session id is signed with a challenge. */
  signs_session_id: optional(v.boolean()),
  /** The seed of another session, whose answer to a challenge is sent again in this one. */
  replays_answer_of: optional(line),
  passwords: optional(v.array(line)),
  /** What is answered to prompts, in order: words, or the code of a secret. */
  responses: optional(v.array(v.union([line, v.strictObject({ totp: base32 })]))),
  known_hosts: optional(text),
  strict_host_key_checking: optional(v.picklist(['yes', 'ask', 'accept-new', 'no'])),
  hash_known_hosts: optional(v.boolean()),
  commands: optional(v.pipe(v.array(v.nullable(v.pipe(line, short))), v.maxLength(MAX_SESSIONS))),
  recorded: optional(recorded),
  /** What the recorded client printed at the time, line by line, as `ssh -vvv` does. */
  log: optional(v.pipe(v.array(line), v.maxLength(10_000))),
});

/** Something to ask, and what is right: an answer, or the code of a shared secret. RFC 6238. */
const prompt = v.pipe(
  v.strictObject({
    prompt: v.pipe(line, v.maxLength(1000)),
    echo: optional(v.boolean()),
    answer: optional(v.pipe(line, v.maxLength(1000))),
    totp: optional(base32),
  }),
  v.check(
    ({ answer, totp }) => (answer === undefined) !== (totp === undefined),
    'expected either an answer or a totp',
  ),
);

/** What is asked at once. */
const round = v.strictObject({
  name: optional(v.pipe(line, v.maxLength(1000))),
  instruction: optional(v.pipe(text, v.maxLength(4000))),
  ask: v.pipe(v.array(prompt), v.maxLength(10)),
});

const rounds = v.pipe(v.array(round), v.maxLength(10));
const typedRounds = v.pipe(
  text,
  v.check(
    (words) => badPromptLine(words) === null,
    'expected a prompt, |, and its answer on each line',
  ),
  v.transform((words): unknown => promptsFrom(words)),
  rounds,
);

const user = v.strictObject({
  password: optional(v.nullable(line)),
  authorized_keys: optional(text),
  /** Asked by keyboard-interactive, round by round. */
  prompts: optional(v.lazy((input) => (typeof input === 'string' ? typedRounds : rounds))),
});

const methodLists = v.pipe(
  v.array(
    v.pipe(
      line,
      v.regex(/^[a-z@.-]+(,[a-z@.-]+)*$/, 'expected methods with commas between them'),
      v.maxLength(200),
    ),
  ),
  v.maxLength(20),
);
const typedMethodLists = v.pipe(
  line,
  v.transform((words): unknown => methodListsFrom(words)),
  methodLists,
);

const server = v.strictObject({
  host: optional(line),
  address: optional(line),
  port: optional(port),
  identification: optional(identification),
  /** Lines before the identification, as RFC 4253 §4.2 lets a server send. */
  lines_before: optional(
    v.array(v.pipe(line, v.regex(/^(?!SSH-)/, 'expected a line that does not start with "SSH-"'))),
  ),
  algorithms: optional(algorithms),
  markers: optional(nameList),
  extensions: optional(v.record(v.string(), line)),
  host_keys: optional(hostKeys),
  announce_host_keys: optional(v.boolean()),
  users: optional(v.record(v.string(), user)),
  auth_methods: optional(nameList),
  /** Whether a signed challenge must name this session. */
  checks_session_id: optional(v.boolean()),
  /** As sshd's AuthenticationMethods: lists of methods, one of which must be gone through. */
  authentication_methods: optional(
    v.lazy((input) => (typeof input === 'string' ? typedMethodLists : methodLists)),
  ),
  /** As sshd's PermitEmptyPasswords: with an empty password, `none` logs in. */
  permit_empty_passwords: optional(v.boolean()),
  max_auth_tries: optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))),
  banner: optional(v.nullable(v.pipe(text, short))),
  recorded: optional(recorded),
});

/**
 * Somebody sits between the ends, and is a server to the one and a client to the other. `host_key` says what it shows
 * as the server's: a key of its own, or the true public key, whose private half it lacks.
 */
const manInTheMiddle = v.strictObject({
  kind: v.literal('man-in-the-middle'),
  host_key: optional(v.picklist(['own', 'true'])),
  /** Changes a bit of a challenge that it passes on. */
  changes_challenge: optional(v.boolean()),
});

/** Somebody who listens tries one exponent after the other, where the exchange is classic Diffie-Hellman. */
const exponentSearch = v.strictObject({ kind: v.literal('exponent-search') });

const attack = v.variant('kind', [tampering, manInTheMiddle, exponentSearch]);

/** What an attack that needs no more said is called. */
const attackName = v.pipe(
  v.picklist(['none', 'man-in-the-middle', 'borrowed-host-key', 'exponent-search', 'flip-bit']),
  v.transform((name): v.InferOutput<typeof attack> | null => {
    if (name === 'none') return null;
    if (name === 'exponent-search') return { kind: name };
    // Until another one is chosen: the first of the client's cookie.
    if (name === 'flip-bit')
      return { kind: name, frame: 'client/SSH_MSG_KEXINIT#1', byte: 6, bit: 0 };
    const host_key = name === 'borrowed-host-key' ? ('true' as const) : ('own' as const);
    return { kind: 'man-in-the-middle' as const, host_key };
  }),
);

export const ScenarioSchema = v.strictObject({
  title: optional(line),
  /** What a saved scenario says of itself where it tells a textbook's story; it follows from the rest, and is passed over. */
  notice: optional(line),
  /** What the server's administrator has told the client's user some other way, as on paper: keys by name, as in files. */
  note: optional(v.pipe(text, short)),
  protocol: optional(v.literal('ssh-2')),
  seed: optional(line),
  ask: optional(v.boolean()),
  answers: optional(v.record(v.string(), line)),
  overrides: optional(v.record(v.string(), hex)),
  clock: optional(clock),
  link: optional(link),
  attack: optional(
    v.nullable(v.lazy((input) => (typeof input === 'string' ? attackName : attack))),
  ),
  /** Start a new key exchange from this side once so many bytes of output have come. */
  rekey: optional(
    v.nullable(v.strictObject({ by: v.picklist(['client', 'server']), after_bytes: v.number() })),
  ),
  client: optional(client),
  server: optional(server),
});

/** A scenario as people write it: what is left out has a default. */
export type ScenarioInput = Omit<v.InferOutput<typeof ScenarioSchema>, 'notice'>;

/** Checks any JSON value, a scenario or a transcript, and fills in the defaults. Throws a ScenarioError. */
export function parseScenario(value: unknown): Scenario {
  const { notice: _says, ...given } = readForm(ScenarioSchema, value);
  expectOneRecorded(given.client?.recorded, given.server?.recorded);
  if (given.client?.log && !given.client.recorded)
    throw new ScenarioError([
      { path: 'client.log', message: 'expected a recorded client beside it' },
    ]);
  const scenario = complete(given);
  const { auth_methods, authentication_methods } = scenario.server;
  for (const [at, list] of authentication_methods.entries()) {
    const unknown = list.split(',').find((method) => !auth_methods.includes(method));
    if (unknown === undefined) continue;
    const path = `server.authentication_methods[${at}]`;
    throw new ScenarioError([{ path, message: `${unknown} is not one of server.auth_methods` }]);
  }
  return scenario;
}
