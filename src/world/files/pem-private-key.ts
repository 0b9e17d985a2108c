/** Private keys as OpenSSL writes them, and OpenSSH before version 7.8: PEM (RFC 7468) around DER. */
import { sameBytes, type Bytes } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import { algorithmsOf } from '../../protocol/ssh/public-key.ts';
import { RsaNumbers } from '../../protocol/ssh/rsa-numbers.ts';
import { DerError, DerReader } from './der.ts';
import type { PrivateKey, ReadPrivateKey } from './openssh-private-key.ts';

type Raw = Pick<PrivateKey, 'type' | 'privateKey'>;

/** By what stands behind BEGIN. */
const forms: Readonly<Record<string, (key: DerReader) => Raw>> = {
  'RSA PRIVATE KEY': rsaKey,
  'EC PRIVATE KEY': (key) => ecKey(key, null),
  'PRIVATE KEY': pkcs8Key,
};

/** Whether there is a form for keys under this label. */
export const isPemLabel = (label: string): boolean => Object.hasOwn(forms, label);

/** @param content - the bytes between BEGIN and END. Never throws: says what is wrong. */
export function readPem(label: string, content: Bytes): ReadPrivateKey {
  try {
    const reader = new DerReader(content);
    const raw = forms[label]?.(reader);
    if (!raw) return { ok: false, problem: `it is a PEM file (${label}), which cannot be read` };
    reader.end('the key');
    return checked(raw);
  } catch (error) {
    if (!(error instanceof DerError)) throw error;
    return { ok: false, problem: `it is damaged: ${error.message}` };
  }
}

function checked({ type, privateKey }: Raw): ReadPrivateKey {
  const [algorithm] = algorithmsOf(type);
  if (!algorithm) return { ok: false, problem: `it holds a key of the kind ${type}` };
  const problem = algorithm.privateKeyProblem(privateKey);
  if (problem !== null) return { ok: false, problem: `it is damaged: ${problem}` };
  const publicBlob = algorithm.publicBlob(privateKey);
  return { ok: true, key: { type, privateKey, publicBlob, comment: '' } };
}

/** RSAPrivateKey. RFC 8017 §A.1.2. */
function rsaKey(whole: DerReader): Raw {
  const key = whole.sequence('RSAPrivateKey');
  if (key.integer('version') !== 0n) throw new DerError('expected version 0, with two primes');
  const n = key.integer('the modulus');
  const e = key.integer('the public exponent');
  const d = key.integer('the private exponent');
  const p = key.integer('the first prime');
  const q = key.integer('the second prime');
  const exponents = [key.integer('d mod (p - 1)'), key.integer('d mod (q - 1)')];
  const iqmp = key.integer('the inverse of q modulo p');
  key.end('RSAPrivateKey');
  const right = [p, q].map((prime) => (prime > 1n ? d % (prime - 1n) : null));
  if (exponents.some((exponent, at) => exponent !== right[at]))
    throw new DerError('expected d mod (p - 1) and d mod (q - 1), found other numbers');
  return { type: 'ssh-rsa', privateKey: encode(RsaNumbers, { n, e, d, iqmp, p, q }) };
}

/** The curves by their object identifiers. RFC 5480 §2.1.1.1. */
const curves: Readonly<Record<string, string>> = {
  '2a8648ce3d030107': 'ecdsa-sha2-nistp256',
  '2b81040022': 'ecdsa-sha2-nistp384',
  '2b81040023': 'ecdsa-sha2-nistp521',
};

function curveOf(identifier: string): string {
  const type = curves[identifier];
  if (type === undefined)
    throw new DerError('expected the curve P-256, P-384 or P-521, found another');
  return type;
}

/** ECPrivateKey. RFC 5915 §3. @param outside - the kind of key that stands around it, where one does */
function ecKey(whole: DerReader, outside: string | null): Raw {
  const key = whole.sequence('ECPrivateKey');
  if (key.integer('version') !== 1n) throw new DerError('expected version 1 of ECPrivateKey');
  const privateKey = key.octets('the private key');
  const parameters = key.context(0, 'the curve');
  const inside = parameters && curveOf(parameters.identifier('the curve'));
  parameters?.end('the curve');
  const type = inside ?? outside;
  if (type === null) throw new DerError('expected the name of a curve, found none');
  if (outside !== null && type !== outside) throw new DerError('expected one curve, found two');
  const point = key.context(1, 'the public key');
  if (point && !isPointOf(type, privateKey, point.bits('the public key')))
    throw new DerError('expected the public key of the private one, found another');
  point?.end('the public key');
  key.end('ECPrivateKey');
  return { type, privateKey };
}

/** Whether an uncompressed point belongs to the private key. */
function isPointOf(type: string, privateKey: Bytes, point: Bytes): boolean {
  const [algorithm] = algorithmsOf(type);
  if (!algorithm || algorithm.privateKeyProblem(privateKey) !== null) return true; // said later
  // The point is the end of the blob, behind its length.
  const blob = algorithm.publicBlob(privateKey);
  const length = 1 + 2 * privateKey.length;
  return point.length === length && sameBytes(blob.subarray(-length), point);
}

const identifiers = {
  rsaEncryption: '2a864886f70d010101',
  ecPublicKey: '2a8648ce3d0201',
  Ed25519: '2b6570',
};

/** OneAsymmetricKey, RFC 5958 §2, which is PKCS #8's PrivateKeyInfo. */
function pkcs8Key(whole: DerReader): Raw {
  const key = whole.sequence('PrivateKeyInfo');
  const version = key.integer('version');
  if (version > 1n) throw new DerError('expected version 0 or 1 of PrivateKeyInfo');
  const algorithm = key.sequence('the kind of key');
  const raw = pkcs8Content(algorithm, key);
  key.skipContext(0, 'attributes');
  if (version === 1n) key.skipContext(1, 'the public key');
  key.end('PrivateKeyInfo');
  return raw;
}

function pkcs8Content(algorithm: DerReader, key: DerReader): Raw {
  const identifier = algorithm.identifier('the kind of key');
  if (identifier === identifiers.rsaEncryption) {
    algorithm.null('parameters of rsaEncryption');
    algorithm.end('the kind of key');
    return within(key, rsaKey);
  }
  if (identifier === identifiers.ecPublicKey) {
    const curve = curveOf(algorithm.identifier('the curve'));
    algorithm.end('the kind of key');
    return within(key, (inner) => ecKey(inner, curve));
  }
  if (identifier !== identifiers.Ed25519)
    throw new DerError('expected an RSA, EC or Ed25519 key, found one of another kind');
  algorithm.end('the kind of key');
  // CurvePrivateKey: an OCTET STRING inside another. RFC 8410 §7.
  return within(key, (inner) => ({
    type: 'ssh-ed25519',
    privateKey: inner.octets('the seed').slice(),
  }));
}

function within(key: DerReader, read: (inner: DerReader) => Raw): Raw {
  const inner = key.octetsInside('the private key');
  const raw = read(inner);
  inner.end('the private key');
  return raw;
}
