/** OpenSSH's certificates, field by field: a key, what is said of it, and the signature of who says so. PROTOCOL.certkeys. */
import { branch, nested, repeat, struct, type Layout } from '../../codec/struct.ts';
import type { Codec } from '../../codec/tape.ts';
import { blob, string, text, uint32, uint64 } from '../../codec/types.ts';
import { PlainKeyBlob, SignatureBlob } from './key-algorithms.ts';

export const SOURCE = 'OpenSSH PROTOCOL.certkeys';

export const USER = 1;
export const HOST = 2;
/** As many as OpenSSH reads. SSHKEY_CERT_MAX_PRINCIPALS */
const MOST_PRINCIPALS = 256;

/** Text that C can hold: a NUL byte could only end it. */
const cText: Codec<string> = {
  walk(tape, value) {
    const start = tape.at;
    const found = text.walk(tape, value).replace(/\0$/, '');
    if (found.includes('\0')) tape.fault('bad-value', 'text', 'a NUL byte in it', start);
    return found;
  },
};

const certificateType: Codec<number> = {
  walk(tape, value) {
    const start = tape.at;
    const type = uint32.walk(tape, value);
    if (type !== USER && type !== HOST) tape.fault('bad-value', '1 or 2', `${type}`, start);
    return type;
  },
};

const nameList = repeat('principal', 'one of the names: of a user, or of a host', SOURCE, cText);
const principals: Codec<string[]> = {
  walk: (tape, value) =>
    tape.lengthPrefixed(SOURCE, () => {
      const start = tape.at;
      const names = nameList.walk(tape, value);
      if (names.length > MOST_PRINCIPALS)
        tape.fault('bad-value', `at most ${MOST_PRINCIPALS} names`, `${names.length}`, start);
      return names;
    }),
};

/** The data of an option that has a value: one more string inside. */
const holding = (name: string, means: string): Layout => ({
  data: [blob(struct(SOURCE, { [name]: [text, means] })), 'what the option says'],
});
const flag: Layout = { data: [string, 'nothing: the name says it all'] };

export const FLAGS = [
  'permit-X11-forwarding',
  'permit-agent-forwarding',
  'permit-port-forwarding',
  'permit-pty',
  'permit-user-rc',
  'no-touch-required',
  'verify-required',
] as const;

const Option = branch(
  SOURCE,
  { name: [cText, 'what the option is called'] },
  'name',
  {
    'force-command': holding('command', 'what is run, whatever the client asks for'),
    'source-address': holding('addresses', 'where the client must be: networks, with commas'),
    ...Object.fromEntries(FLAGS.map((name): [string, Layout] => [name, flag])),
  } as Readonly<Record<string, Layout>>,
  { data: [string, 'of an option that is not known here'] },
);
const options = nested(SOURCE, repeat('option', 'a name, and what belongs to it', SOURCE, Option));

/** What follows the key, whatever its kind. */
const statement = {
  serial: [uint64, 'a number that the authority gave the certificate; 0 where it counts none'],
  type: [certificateType, "1: the key is a user's; 2: it is a host's"],
  'key id': [cText, 'what the authority calls whom it is about; for logs'],
  'valid principals': [principals, 'the names that the key may go by; any, where none is here'],
  'valid after': [uint64, 'good from this time on, in seconds since 1970'],
  'valid before': [uint64, 'good up to this time, in seconds since 1970'],
  'critical options': [options, 'limits: who does not know one of them must refuse'],
  extensions: [options, 'what is allowed: who does not know one of them may pass over it'],
  reserved: [string, 'for later versions'],
  'signature key': [blob(PlainKeyBlob), 'the public key of the authority that signs'],
  signature: [blob(SignatureBlob), "the authority's, over everything before it"],
} as const satisfies Layout;

const nonce = {
  nonce: [string, 'random: nobody can tell beforehand what the authority will sign'],
} as const satisfies Layout;

/** What stands behind the name of a kind of certificate. @param keyLayout the rows of the plain key */
export const certificateLayout = (keyLayout: Layout): Layout => ({
  ...nonce,
  ...keyLayout,
  ...statement,
});

const Head = struct(SOURCE, { algorithm: [text, 'kind of certificate'], ...nonce });
const Statement = struct(SOURCE, statement);

/** A whole certificate. The rows of the key in it stand together, under `key`. */
export function certificateCodec(keyLayout: Layout) {
  const Key = struct(SOURCE, keyLayout);
  type Values<C> = C extends Codec<infer T> ? T : never;
  type Whole = Values<typeof Head> & { key: Values<typeof Key> } & Values<typeof Statement>;
  const codec: Codec<Whole> = {
    walk(tape, value) {
      const head = Head.walk(tape, value);
      const key = Key.walk(tape, value?.key);
      return { ...head, key, ...Statement.walk(tape, value) };
    },
  };
  return codec;
}
