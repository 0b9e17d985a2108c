/** Private key files as `ssh-keygen` writes them: `-----BEGIN OPENSSH PRIVATE KEY-----`. OpenSSH PROTOCOL.key. */
import { sameBytes, utf8, type Bytes } from '../../codec/bytes.ts';
import type { Field } from '../../codec/field.ts';
import { branch, nested, struct } from '../../codec/struct.ts';
import { decode, decodeTree, encode } from '../../codec/tape.ts';
import { blob, bytes, rest, string, stringOf, text, uint32 } from '../../codec/types.ts';
import { ed25519 } from '../../crypto/ed25519.ts';
import { base64 } from '../../protocol/ssh/fingerprint.ts';
import { keyAlgorithms, PublicKeyBlob } from '../../protocol/ssh/public-key.ts';
import { fromBase64 } from './public-key-line.ts';

export interface PrivateKey {
  /** Name of the key's algorithm: `ssh-ed25519`. */
  readonly type: string;
  /** In the algorithm's own form: for Ed25519 the 32-byte seed. */
  readonly privateKey: Bytes;
  readonly publicBlob: Bytes;
  readonly comment: string;
}

export type ReadPrivateKey =
  | { readonly ok: true; readonly key: PrivateKey }
  /** What is wrong, to stand behind the name of the file. */
  | { readonly ok: false; readonly problem: string };

const SOURCE = 'OpenSSH PROTOCOL.key';
const MAGIC = utf8('openssh-key-v1\0');
const ED25519 = 'ssh-ed25519';
const SEED = 32;

/** What the lengths of the private part go by where nothing encrypts it, and the longest line of base64. */
const BLOCK = 8;
const LINE = 70;

const Ed25519Halves = struct(SOURCE, {
  seed: [
    bytes(SEED),
    'the private key: 32 random bytes, from which all else is computed',
    'RFC 8032 §5.1.5',
  ],
  'public half': [bytes(SEED), 'the public key, a third time'],
});

const PrivatePart = branch(
  SOURCE,
  {
    checkint_1: [uint32, 'a random number'],
    checkint_2: [uint32, 'the same again: shows whether decryption worked'],
    key_type: [text, 'kind of key'],
  },
  'key_type',
  {
    [ED25519]: {
      public_key: [stringOf(SEED), 'the public key once more, without its name'],
      private_key: [nested(SOURCE, Ed25519Halves), 'the seed, and the public key again'],
      comment: [text, 'whose key it is: only for people'],
      padding: [rest, '1, 2, 3, … up to a multiple of 8 bytes, as a cipher would need'],
    },
  },
  { key_data: [rest, 'what this kind of key needs, a comment, and padding'] },
);

const KeyFile = struct(SOURCE, {
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
});

const bad = (problem: string): ReadPrivateKey => ({ ok: false, problem });

/** Reads an unencrypted Ed25519 key. Never throws: says what is wrong with anything else. */
export function readPrivateKey(file: string): ReadPrivateKey {
  const armour =
    /-----BEGIN OPENSSH PRIVATE KEY-----\s([\s\S]*?)-----END OPENSSH PRIVATE KEY-----/.exec(file);
  if (!armour) return bad(whatElse(file));
  const content = fromBase64((armour[1] ?? '').replace(/\s+/g, ''));
  if (!content) return bad('its base64 is malformed');
  const decoded = decode(KeyFile, content);
  if (!decoded.ok) {
    const { field, offset } = decoded.fault;
    return bad(`it is damaged: cannot read ${field || 'it'} at offset ${offset}`);
  }
  const { magic, ciphername, kdfname, number_of_keys, public_key, private_part } = decoded.value;
  if (!sameBytes(magic, MAGIC)) return bad('it is damaged: it does not begin with openssh-key-v1');
  if (ciphername !== 'none' || kdfname !== 'none') {
    return bad('it is encrypted with a passphrase; only unencrypted keys can be read');
  }
  if (number_of_keys !== 1) return bad(`it has ${number_of_keys} keys instead of one`);
  return readPrivatePart(private_part, public_key);
}

function readPrivatePart(bytes: Bytes, publicBlob: Bytes): ReadPrivateKey {
  const part = decode(PrivatePart, bytes);
  if (!part.ok) return bad('it is damaged: its private part cannot be read');
  const { checkint_1, checkint_2, private_key, comment, padding } = part.value;
  const type: string = part.value.key_type;
  if (checkint_1 !== checkint_2) return bad('it is damaged: its check numbers differ');
  const algorithm = keyAlgorithms.get(type);
  if (type !== ED25519 || !algorithm) {
    return bad(`it holds a key of the kind ${printable(type)}; only ${ED25519} can be read`);
  }
  if (padding.some((byte, at) => byte !== at + 1))
    return bad('it is damaged: its padding is wrong');
  const privateKey = private_key.seed.slice();
  if (!sameBytes(algorithm.publicBlob(privateKey), publicBlob)) {
    return bad('it is damaged: its public and private halves do not belong together');
  }
  return { ok: true, key: { type, privateKey, publicBlob, comment } };
}

/**
 * The bytes inside the file of a key without a passphrase.
 *
 * @param checkint - what `ssh-keygen` draws at random, a uint32
 * @returns null for a kind of key that has no form here
 */
export function encodePrivateKey(key: PrivateKey, checkint: number): Bytes | null {
  if (key.type !== ED25519) return null;
  const publicKey = ed25519.publicKey(key.privateKey);
  const part = {
    checkint_1: checkint,
    checkint_2: checkint,
    key_type: ED25519,
    public_key: publicKey,
    private_key: { seed: key.privateKey, 'public half': publicKey },
    comment: key.comment,
    padding: new Uint8Array(),
  } as const;
  const missing = -encode(PrivatePart, part).length & (BLOCK - 1);
  const padding = Uint8Array.from({ length: missing }, (_, at) => at + 1);
  return encode(KeyFile, {
    magic: MAGIC,
    ciphername: 'none',
    kdfname: 'none',
    kdfoptions: new Uint8Array(),
    number_of_keys: 1,
    public_key: key.publicBlob,
    private_part: encode(PrivatePart, { ...part, padding }),
  });
}

/** The text of a key file around its bytes, in lines of 70 as OpenSSH writes them. */
export const armoured = (content: Bytes): string =>
  [
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    ...(base64(content).match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []),
    '-----END OPENSSH PRIVATE KEY-----',
    '',
  ].join('\n');

/** The fields of the bytes inside a key file that has no passphrase. */
export const explainPrivateKey = (content: Bytes): Field[] => decodeTree(KeyFile, content).fields;

/** What a file is that is no OpenSSH private key, where one can tell. */
function whatElse(file: string): string {
  if (file.startsWith('PuTTY-User-Key-File-'))
    return 'it is in the format of PuTTY, not of OpenSSH';
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(file)) {
    return 'it is encrypted with a passphrase, and not in the format of OpenSSH';
  }
  if (file.includes('-----BEGIN OPENSSH PRIVATE KEY-----'))
    return 'it is damaged: its end is missing';
  const pem = /-----BEGIN ((?:[A-Z0-9]+ )?PRIVATE KEY)-----/.exec(file);
  if (pem) return `it is a PEM file (${pem[1]}), not in the format of OpenSSH`;
  if (/^\s*(ssh-|ecdsa-|sk-)\S+ AAAA/.test(file)) return 'it is a public key, not a private one';
  return 'it is not a private key';
}

const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 60);
