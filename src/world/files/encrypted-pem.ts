/** PEM files that are encrypted: by OpenSSL's old headers (RFC 1421 §4.6), or as PKCS #8 (RFC 5958 §3, RFC 8018 §6.2). */
import { concat, fromHex, utf8, type Bytes } from '../../codec/bytes.ts';
import { aesCbcDecrypt } from '../../crypto/aes-cbc.ts';
import { md5 } from '../../crypto/legacy-hashes.ts';
import { pbkdf2, type Pbkdf2Hash } from '../../crypto/pbkdf2.ts';
import { DerError, DerReader } from './der.ts';

/** What is inside, once there is a passphrase; or what is wrong with how it is encrypted. */
export type Sealed =
  | {
      readonly ok: true;
      /** null where the passphrase is wrong. */ open(passphrase: string): Bytes | null;
    }
  | { readonly ok: false; readonly problem: string };

const bad = (problem: string): Sealed => ({ ok: false, problem });

const BLOCK = 16;
const SALT = 8;

/** Bytes of the key, by the name that DEK-Info gives the cipher. */
const dekCiphers: ReadonlyMap<string, number> = new Map([
  ['AES-128-CBC', 16],
  ['AES-192-CBC', 24],
  ['AES-256-CBC', 32],
]);

/** @param headers - the lines above the base64: `Proc-Type: 4,ENCRYPTED` and `DEK-Info: …` */
export function sealedByHeaders(headers: string, content: Bytes): Sealed {
  const [, name, hex] = /^DEK-Info: ([^,\s]+),([0-9A-Fa-f]+)\s*$/m.exec(headers) ?? [];
  if (name === undefined || hex === undefined)
    return bad('it is damaged: DEK-Info, which tells its cipher, is missing or malformed');
  const keyLength = dekCiphers.get(name);
  if (keyLength === undefined)
    return bad(
      `it is encrypted with ${name}; only ${[...dekCiphers.keys()].join(', ')} can be read`,
    );
  const iv = hex.length === 2 * BLOCK ? fromHex(hex) : null;
  if (!iv)
    return bad(`it is damaged: expected ${2 * BLOCK} hex digits in DEK-Info, found ${hex.length}`);
  const wrong = notWholeBlocks(content);
  if (wrong !== null) return bad(wrong);
  return {
    ok: true,
    open(passphrase) {
      const key = bytesToKey(utf8(passphrase), iv.subarray(0, SALT), keyLength);
      return unpadded(aesCbcDecrypt(key, iv, content));
    },
  };
}

/** EVP_BytesToKey of OpenSSL with MD5, once: each piece is the hash of the last one, the passphrase and the salt. */
function bytesToKey(passphrase: Bytes, salt: Bytes, length: number): Bytes {
  let key: Bytes = new Uint8Array();
  let piece: Bytes = key;
  while (key.length < length) {
    piece = md5.digest(concat(piece, passphrase, salt));
    key = concat(key, piece);
  }
  return key.subarray(0, length);
}

const identifiers = { PBES2: '2a864886f70d01050d', PBKDF2: '2a864886f70d01050c' };

/** The hash of HMAC in PBKDF2. RFC 8018 §B.1. */
const prfs: ReadonlyMap<string, Pbkdf2Hash> = new Map([
  ['2a864886f70d0207', 'SHA-1'],
  ['2a864886f70d0208', 'SHA-224'],
  ['2a864886f70d0209', 'SHA-256'],
  ['2a864886f70d020a', 'SHA-384'],
  ['2a864886f70d020b', 'SHA-512'],
]);

/** AES-CBC by the length of its key. RFC 8018 §B.2.5. */
const schemes: ReadonlyMap<string, number> = new Map([
  ['608648016503040102', 16],
  ['608648016503040116', 24],
  ['60864801650304012a', 32],
]);

/** More would take long: OpenSSL makes 2048 unless told. */
const MOST_ITERATIONS = 1_000_000n;

/** @param content - an EncryptedPrivateKeyInfo. Never throws: says what is wrong. */
export function sealedPkcs8(content: Bytes): Sealed {
  try {
    return readPkcs8(content);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return bad(`it is damaged: ${error.message}`);
  }
}

function readPkcs8(content: Bytes): Sealed {
  const reader = new DerReader(content);
  const whole = reader.sequence('EncryptedPrivateKeyInfo');
  reader.end('EncryptedPrivateKeyInfo');
  const algorithm = whole.sequence('how it is encrypted');
  if (algorithm.identifier('how it is encrypted') !== identifiers.PBES2)
    return bad('it is encrypted in another way than PBES2, which cannot be read');
  const parameters = algorithm.sequence('the parameters of PBES2');
  algorithm.end('how it is encrypted');
  const derivation = parameters.sequence('how its key is made');
  if (derivation.identifier('how its key is made') !== identifiers.PBKDF2)
    return bad(
      'it is encrypted with a key made in another way than by PBKDF2, which cannot be read',
    );
  const kdf = readPbkdf2(derivation);
  const scheme = parameters.sequence('its cipher');
  const keyLength = schemes.get(scheme.identifier('its cipher'));
  if (keyLength === undefined)
    return bad('it is encrypted with another cipher than AES-CBC, which cannot be read');
  const iv = scheme.octets('the IV');
  scheme.end('its cipher');
  parameters.end('the parameters of PBES2');
  const encrypted = whole.octets('the encrypted key');
  whole.end('EncryptedPrivateKeyInfo');
  if (typeof kdf === 'string') return bad(kdf);
  if (iv.length !== BLOCK)
    return bad(`it is damaged: expected an IV of 16 bytes, found ${iv.length}`);
  const wrong = notWholeBlocks(encrypted);
  if (wrong !== null) return bad(wrong);
  if (kdf.keyLength !== null && kdf.keyLength !== BigInt(keyLength))
    return bad(
      `it is damaged: expected a key of ${keyLength} bytes, found one of ${kdf.keyLength}`,
    );
  const { hash, salt, iterations } = kdf;
  return {
    ok: true,
    open: (passphrase) =>
      unpadded(
        aesCbcDecrypt(pbkdf2(hash, utf8(passphrase), salt, iterations, keyLength), iv, encrypted),
      ),
  };
}

interface Pbkdf2Parameters {
  readonly hash: Pbkdf2Hash;
  readonly salt: Bytes;
  readonly iterations: number;
  readonly keyLength: bigint | null;
}

/** PBKDF2-params, RFC 8018 §A.2; or what is wrong with them. Throws a DerError. */
function readPbkdf2(derivation: DerReader): Pbkdf2Parameters | string {
  const parameters = derivation.sequence('the parameters of PBKDF2');
  derivation.end('how its key is made');
  const salt = parameters.octets('the salt');
  const iterations = parameters.integer('the number of iterations');
  const keyLength = parameters.has('INTEGER') ? parameters.integer('the length of the key') : null;
  const hash = parameters.has('SEQUENCE')
    ? readPrf(parameters.sequence('the pseudorandom function'))
    : 'SHA-1';
  parameters.end('the parameters of PBKDF2');
  if (hash === null)
    return 'its key is made by PBKDF2 with another function than HMAC with SHA-1 or SHA-2';
  if (iterations < 1n || iterations > MOST_ITERATIONS)
    return `its passphrase takes ${iterations} iterations of PBKDF2; 1 to ${MOST_ITERATIONS} are done`;
  return { hash, salt, iterations: Number(iterations), keyLength };
}

function readPrf(prf: DerReader): Pbkdf2Hash | null {
  const hash = prfs.get(prf.identifier('the pseudorandom function'));
  if (hash === undefined) return null;
  prf.null('the parameters of HMAC');
  prf.end('the pseudorandom function');
  return hash;
}

const notWholeBlocks = ({ length }: Bytes): string | null =>
  length > 0 && length % BLOCK === 0
    ? null
    : `it is damaged: expected whole blocks of ${BLOCK} encrypted bytes, found ${length}`;

/** Without the padding of RFC 8018 §6.1.1: n bytes of the value n. Null where that is wrong. */
function unpadded(bytes: Bytes | null): Bytes | null {
  const count = bytes?.at(-1) ?? 0;
  if (!bytes || count < 1 || count > BLOCK) return null;
  const isRight = bytes.subarray(-count).every((byte) => byte === count);
  return isRight ? bytes.subarray(0, -count) : null;
}
