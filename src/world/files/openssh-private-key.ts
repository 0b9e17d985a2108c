/** Private key files as `ssh-keygen` writes them: `-----BEGIN OPENSSH PRIVATE KEY-----`. OpenSSH PROTOCOL.key. */
import { sameBytes, utf8, type Bytes } from '../../codec/bytes.ts';
import type { Field } from '../../codec/field.ts';
import { struct } from '../../codec/struct.ts';
import { decode, decodeTree, encode, type DecodeFault } from '../../codec/tape.ts';
import { blob, bytes, string, text, uint32 } from '../../codec/types.ts';
import { base64 } from '../../protocol/ssh/fingerprint.ts';
import { algorithmsOf, keyTypes, PublicKeyBlob } from '../../protocol/ssh/public-key.ts';
import { partOf, PrivatePart, privateKeyIn } from './private-part.ts';

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
  | { readonly ok: false; readonly problem: string };

const SOURCE = 'OpenSSH PROTOCOL.key';
/** What stands behind BEGIN and END. */
export const OPENSSH = 'OPENSSH PRIVATE KEY';
const MAGIC = utf8('openssh-key-v1\0');

/** What the lengths of the private part go by where nothing encrypts it, and the longest line of base64. */
const BLOCK = 8;
const LINE = 70;

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

/** @param content - the bytes between BEGIN and END. Never throws: says what is wrong with any but an unencrypted key. */
export function readOpenSsh(content: Bytes): ReadPrivateKey {
  const decoded = decode(KeyFile, content);
  if (!decoded.ok) {
    return bad(`it is damaged: ${faultIn(decoded.fault, 'its bytes')}`);
  }
  const { magic, ciphername, kdfname, number_of_keys, public_key, private_part } = decoded.value;
  if (!sameBytes(magic, MAGIC)) return bad('it is damaged: it does not begin with openssh-key-v1');
  if (ciphername !== 'none' || kdfname !== 'none') {
    return bad('it is encrypted with a passphrase; only unencrypted keys can be read');
  }
  if (number_of_keys !== 1) return bad(`it has ${number_of_keys} keys instead of one`);
  return readPrivatePart(private_part, public_key);
}

const faultIn = ({ field, offset, expected, found }: DecodeFault, where: string): string =>
  `cannot read ${field || 'it'} at offset ${offset} of ${where}: expected ${expected}, found ${found}`;

function readPrivatePart(bytes: Bytes, publicBlob: Bytes): ReadPrivateKey {
  const part = decode(PrivatePart, bytes);
  if (!part.ok) return bad(`it is damaged: ${faultIn(part.fault, 'its private part')}`);
  const { checkint_1, checkint_2, comment, padding } = part.value;
  const type: string = part.value.key_type;
  if (checkint_1 !== checkint_2) return bad('it is damaged: its check numbers differ');
  const [algorithm] = algorithmsOf(type);
  if (!algorithm) {
    const known = [...keyTypes.keys()].join(', ');
    return bad(`it holds a key of the kind ${printable(type)}; only ${known} can be read`);
  }
  if (padding.some((byte, at) => byte !== at + 1))
    return bad('it is damaged: its padding is wrong');
  const privateKey = privateKeyIn(part.value);
  const problem = algorithm.privateKeyProblem(privateKey);
  if (problem !== null) return bad(`it is damaged: ${problem}`);
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

const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 60);
