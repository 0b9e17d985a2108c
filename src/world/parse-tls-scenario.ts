/** The form of a TLS scenario. What is wrong in one is reported with the path of the field. */
import * as v from 'valibot';
import { KEY_USAGES } from '../protocol/tls/certificates/extension-layouts.ts';
import {
  clock,
  expectOneRecorded,
  hex,
  line,
  link,
  name,
  nameList,
  optional,
  port,
  readForm,
  recorded,
  tampering,
  text,
} from './scenario-form.ts';
import { completeTls, type TlsScenario } from './tls/scenario.ts';

const keyType = v.picklist(['ed25519', 'secp256r1', 'secp384r1', 'rsa']);
const short = v.pipe(line, v.minLength(1), v.maxLength(200));
/** As it travels in server_name, and stands in certificates. RFC 6066 §3, RFC 5280 §4.2.1.6. */
const hostName = v.pipe(
  short,
  v.regex(/^[!-~]+$/, 'expected a name in US-ASCII: other letters are written as xn--…'),
);
const notEmpty = v.pipe(nameList, v.minLength(1, 'expected at least one name'));
const protocols = v.pipe(v.array(v.pipe(name, v.maxLength(255))), v.maxLength(100));
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));

/** A list, or one text with blanks between the names, as people type them. */
const typedNames = v.pipe(
  v.string(),
  v.transform((text) => text.split(/\s+/).filter(Boolean)),
  v.array(hostName),
);
const namesForm = (input: unknown) => (typeof input === 'string' ? typedNames : v.array(hostName));

/** What a certificate says, whoever it is for. It is made from the seed. */
const said = {
  /** The commonName of its subject. */
  subject: optional(short),
  key_type: optional(keyType),
  not_before: optional(clock),
  not_after: optional(clock),
  /** Bits of keyUsage by their names, RFC 5280 §4.2.1.3; empty for a certificate without that extension. */
  key_usage: optional(v.array(v.picklist(KEY_USAGES))),
};

/** An authority, by whose name certificates and files refer to it. */
const authority = v.strictObject({
  ...said,
  /** The name of the authority that signs it; null where it signs itself. */
  issuer: optional(v.nullable(short)),
  /** How many authorities may stand between it and a leaf; null for any number. */
  path_length: optional(v.nullable(count(100))),
  /** Whether basicConstraints calls it an authority. */
  ca: optional(v.boolean()),
});

/** The certificate that an end shows, and those that it sends behind it. */
const saidOfEnd = v.strictObject({
  ...said,
  /** The name of the authority that signs it; null where it signs itself. */
  issuer: optional(v.nullable(short)),
  /** What it is for: each a dNSName, or an iPAddress where it has that form. */
  names: optional(v.pipe(v.lazy(namesForm), v.maxLength(100))),
  /** Purposes by their names, such as `serverAuth`; empty for a certificate without that extension. */
  extended_key_usage: optional(
    v.array(v.picklist(['serverAuth', 'clientAuth', 'codeSigning', 'emailProtection'])),
  ),
  /** Authorities whose certificates are sent too; unless told, all on the way up to the root, without that. */
  sends: optional(v.pipe(v.array(short), v.maxLength(20))),
});

/**
 * Or a chain from outside, as PEM with the leaf first, and the private key in the form of its kind. Without that the
 * signatures have to be overrides, as in a recording.
 */
const givenCertificate = v.strictObject({ chain: text, private: optional(hex) });
const certificate = v.lazy((input) =>
  typeof input === 'object' && input !== null && 'chain' in input ? givenCertificate : saidOfEnd,
);

/** What the client asks for once it is connected. */
const request = v.strictObject({
  method: optional(v.pipe(line, v.regex(/^[A-Za-z]{1,20}$/, 'expected a method, such as GET'))),
  path: optional(
    v.pipe(
      line,
      v.startsWith('/', 'expected a path that begins with "/"'),
      v.regex(/^[!-~]+$/, 'expected a path in US-ASCII, with %20 for a space'),
    ),
  ),
  /** Fields of a form that is posted. */
  form: optional(v.record(short, line)),
});

const both = {
  address: optional(line),
  port: optional(port),
  /** Names as in RFC 8446, best first. */
  cipher_suites: optional(nameList),
  groups: optional(nameList),
  signature_algorithms: optional(notEmpty),
  alpn: optional(protocols),
  /** Authorities that this end trusts: a file of PEM, in which `{ca:NAME}` stands for the certificate of one. */
  trusted: optional(text),
  /** Records are padded to a multiple of so many bytes; 0 for no padding. RFC 8446 §5.4. */
  pad_to: optional(count(16_384)),
  /** At most so many bytes of content in a record. */
  record_size: optional(v.pipe(v.number(), v.integer(), v.minValue(64), v.maxValue(16_384))),
  /** Whether handshake messages that follow each other share records. */
  coalesce: optional(v.boolean()),
  recorded: optional(recorded),
};

const client = v.strictObject({
  ...both,
  cipher_suites: optional(notEmpty),
  groups: optional(notEmpty),
  user: optional(line),
  /** What it asks for by server_name, and expects in the certificate; null for neither. Unless told, the server's host. */
  server_name: optional(v.nullable(hostName)),
  /** Groups of which the first message holds a public value. */
  key_shares: optional(nameList),
  certificate: optional(v.nullable(certificate)),
  /** Whether it shows its certificate where it is asked for one. */
  shows_certificate: optional(v.boolean()),
  /** Whether it checks the server's certificate, as all do that are not told otherwise. */
  checks_certificate: optional(v.boolean()),
  /** Middlebox compatibility mode, RFC 8446 §D.4. */
  compatibility_mode: optional(v.boolean()),
  /** Whether it offers values that mean nothing, RFC 8701. */
  grease: optional(v.boolean()),
  requests: optional(v.pipe(v.array(request), v.maxLength(20))),
  /** What it calls itself in them; null for nothing. */
  user_agent: optional(
    v.nullable(v.pipe(short, v.regex(/^[!-~]+(?: +[!-~]+)*$/, 'expected words in US-ASCII'))),
  ),
  /** How many connections it makes, one after the other; a later one resumes what an earlier one began. */
  connections: optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4))),
});

const server = v.strictObject({
  ...both,
  host: optional(hostName),
  certificate: optional(certificate),
  /** Whether it asks for the client's certificate, and goes on without one. */
  client_certificates: optional(v.picklist(['none', 'wanted', 'required'])),
  /** Whether a HelloRetryRequest carries a cookie. */
  cookie: optional(v.boolean()),
  /** How many tickets it gives for later connections. */
  tickets: optional(count(8)),
  /** What it answers, by path. */
  pages: optional(v.record(line, text)),
  /** Whether a client may ask again on the same connection. */
  keep_alive: optional(v.boolean()),
  /** Who may log in by the form, and their passwords. */
  users: optional(v.record(short, v.strictObject({ password: line }))),
});

const manInTheMiddle = v.strictObject({ kind: v.literal('man-in-the-middle') });
const attackName = v.pipe(
  v.picklist(['none', 'man-in-the-middle']),
  v.transform((kind) => (kind === 'none' ? null : { kind })),
);
const attack = v.variant('kind', [tampering, manInTheMiddle]);

export const TlsScenarioSchema = v.strictObject({
  title: optional(line),
  /** What the server's administrator has told the client's user some other way. */
  note: optional(v.pipe(text, v.maxLength(32_000))),
  protocol: v.literal('tls-1.3'),
  seed: optional(line),
  ask: optional(v.boolean()),
  answers: optional(v.record(v.string(), line)),
  overrides: optional(v.record(v.string(), hex)),
  clock: optional(clock),
  link: optional(link),
  attack: optional(
    v.nullable(v.lazy((input) => (typeof input === 'string' ? attackName : attack))),
  ),
  /** Send a KeyUpdate from this side once so many bytes of output have come. */
  rekey: optional(
    v.nullable(v.strictObject({ by: v.picklist(['client', 'server']), after_bytes: v.number() })),
  ),
  /** Authorities by name. Those that are only referred to sign themselves. */
  authorities: optional(v.record(short, authority)),
  client: optional(client),
  server: optional(server),
});

/** A TLS scenario as people write it: what is left out has a default. */
export type TlsScenarioInput = v.InferOutput<typeof TlsScenarioSchema>;

/** Checks any JSON value, a scenario or a transcript, and fills in the defaults. Throws a ScenarioError. */
export function parseTlsScenario(value: unknown): TlsScenario {
  const given = readForm(TlsScenarioSchema, value);
  expectOneRecorded(given.client?.recorded, given.server?.recorded);
  return completeTls(given);
}
