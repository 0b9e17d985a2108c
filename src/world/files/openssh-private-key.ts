/** Private key files as `ssh-keygen` writes them: `-----BEGIN OPENSSH PRIVATE KEY-----`. OpenSSH PROTOCOL.key. */
import { sameBytes, utf8, type Bytes } from '../../codec/bytes.ts';
import { struct } from '../../codec/struct.ts';
import { decode } from '../../codec/tape.ts';
import { bytes, rest, string, stringOf, text, uint32 } from '../../codec/types.ts';
import { keyAlgorithms } from '../../protocol/ssh/public-key.ts';
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

const KeyFile = struct(SOURCE, {
  magic: [bytes(MAGIC.length), 'the kind of file'],
  ciphername: [text, 'what the private part is encrypted with; "none"'],
  kdfname: [text, 'how its key is made of the passphrase; "none"'],
  kdfoptions: [string, 'what that needs: a salt and a number of rounds'],
  number_of_keys: [uint32, 'always 1'],
  public_key: [string, 'the public key blob'],
  private_part: [string, 'the private key, encrypted where there is a passphrase'],
});

const PrivatePart = struct(SOURCE, {
  checkint_1: [uint32, 'a random number'],
  checkint_2: [uint32, 'the same again: shows whether decryption worked'],
  key_type: [text, 'kind of key'],
  key_data: [rest, 'what this kind of key needs, a comment, and padding'],
});

const Ed25519Part = struct(SOURCE, {
  public_key: [stringOf(SEED), 'the public key'],
  private_key: [stringOf(2 * SEED), 'the seed, and the public key again'],
  comment: [text, 'whose key it is'],
  padding: [rest, '1, 2, 3, …'],
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
  const { checkint_1, checkint_2, key_type, key_data } = part.value;
  if (checkint_1 !== checkint_2) return bad('it is damaged: its check numbers differ');
  const algorithm = keyAlgorithms.get(key_type);
  if (key_type !== ED25519 || !algorithm) {
    return bad(`it holds a key of the kind ${printable(key_type)}; only ${ED25519} can be read`);
  }
  const ed25519 = decode(Ed25519Part, key_data);
  if (!ed25519.ok) return bad('it is damaged: its Ed25519 key cannot be read');
  const { private_key, comment, padding } = ed25519.value;
  if (padding.some((byte, at) => byte !== at + 1))
    return bad('it is damaged: its padding is wrong');
  const privateKey = private_key.slice(0, SEED);
  if (!sameBytes(algorithm.publicBlob(privateKey), publicBlob)) {
    return bad('it is damaged: its public and private halves do not belong together');
  }
  return { ok: true, key: { type: key_type, privateKey, publicBlob, comment } };
}

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
