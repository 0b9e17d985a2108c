/** The layout of private key files as `ssh-keygen` writes them: `-----BEGIN OPENSSH PRIVATE KEY-----`. OpenSSH PROTOCOL.key. */
import { utf8, type Bytes } from '../../codec/bytes.ts';
import type { Field } from '../../codec/field.ts';
import { struct } from '../../codec/struct.ts';
import { decodeTree, encode } from '../../codec/tape.ts';
import { blob, bytes, rest, string, text, uint32 } from '../../codec/types.ts';
import { base64 } from '../../protocol/ssh/fingerprint.ts';
import { PublicKeyBlob } from '../../protocol/ssh/public-key.ts';
import { partOf, PrivatePart } from './private-part.ts';

export interface PrivateKey {
  /** Name of the kind of key: `ssh-ed25519`. */
  readonly type: string;
  /** In the algorithm's own form: for Ed25519 the 32-byte seed, for RSA all its numbers. */
  readonly privateKey: Bytes;
  readonly publicBlob: Bytes;
  readonly comment: string;
}

export type ReadPrivateKey =
  | { readonly ok: true; readonly key: PrivateKey }
  /** What is wrong, to stand behind the name of the file. */
  | {
      readonly ok: false;
      readonly problem: string;
      /** It is encrypted, and there was no passphrase to try. */
      readonly wantsPassphrase?: true;
    };

const SOURCE = 'OpenSSH PROTOCOL.key';
/** What stands behind BEGIN and END. */
export const OPENSSH = 'OPENSSH PRIVATE KEY';
export const MAGIC = utf8('openssh-key-v1\0');

/** What the lengths of the private part go by where nothing encrypts it, and the longest line of base64. */
const BLOCK = 8;
const LINE = 70;

const fileLayout = {
  magic: [bytes(MAGIC.length), 'the kind of file: openssh-key-v1, and a zero byte'],
  ciphername: [
    text,
    'what the private part is encrypted with; "none": whoever reads the file has the key',
  ],
  kdfname: [text, 'how the key of that cipher is made of a passphrase; "none": there is none'],
  kdfoptions: [string, 'what that needs: a salt and a number of rounds'],
  number_of_keys: [uint32, 'always 1'],
  public_key: [blob(PublicKeyBlob), 'the public key, readable even where the rest is encrypted'],
  private_part: [blob(PrivatePart), 'the private key, encrypted where there is a passphrase'],
} as const;

const KeyFile = struct(SOURCE, fileLayout);

/** As files may come from elsewhere: what authenticates the private part stands behind everything else. */
export const AnyKeyFile = struct(SOURCE, {
  ...fileLayout,
  tag: [rest, 'authenticates the private part; empty where its cipher does not'],
});

/** What the cipher's key is made with where kdfname is "bcrypt". */
export const BcryptOptions = struct(SOURCE, {
  salt: [string, 'random, so that equal passphrases give different keys'],
  rounds: [uint32, 'how often bcrypt runs: more is slower, for a guesser too'],
});

/**
 * The bytes inside the file of a key without a passphrase.
 *
 * @param checkint - what `ssh-keygen` draws at random, a uint32
 * @returns null for a kind of key that has no form here
 */
export function encodePrivateKey(key: PrivateKey, checkint: number): Bytes | null {
  const whole = partOf(key, checkint);
  if (!whole) return null;
  const missing = -encode(PrivatePart, whole).length & (BLOCK - 1);
  const padding = Uint8Array.from({ length: missing }, (_, at) => at + 1);
  return encode(KeyFile, {
    magic: MAGIC,
    ciphername: 'none',
    kdfname: 'none',
    kdfoptions: new Uint8Array(),
    number_of_keys: 1,
    public_key: key.publicBlob,
    private_part: encode(PrivatePart, { ...whole, padding }),
  });
}

/** The text of a key file around its bytes, in lines of 70 as OpenSSH writes them. */
export const armoured = (content: Bytes): string =>
  [
    `-----BEGIN ${OPENSSH}-----`,
    ...(base64(content).match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []),
    `-----END ${OPENSSH}-----`,
    '',
  ].join('\n');

/** The fields of the bytes inside a key file that has no passphrase. */
export const explainPrivateKey = (content: Bytes): Field[] => decodeTree(KeyFile, content).fields;
