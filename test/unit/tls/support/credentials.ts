/** Certificates for tests of the engine, made from seeds. */
import { generateKeyPairSync } from 'node:crypto';
import { bytesToBig, type Bytes } from '../../../../src/codec/bytes.ts';
import { encode } from '../../../../src/codec/tape.ts';
import { seededRandom } from '../../../../src/crypto/random.ts';
import type { Extension } from '../../../../src/protocol/tls/certificates/extension.ts';
import {
  extensions,
  hostName,
  makeCertificate,
} from '../../../../src/protocol/tls/certificates/make-certificate.ts';
import { plainName } from '../../../../src/protocol/tls/certificates/names.ts';
import type { Credential } from '../../../../src/protocol/tls/config.ts';
import { RsaNumbers } from '../../../../src/protocol/ssh/rsa-numbers.ts';
import { keyType, type KeyTypeName } from '../../../../src/protocol/tls/key-types.ts';
import type { SignatureScheme } from '../../../../src/protocol/tls/signature-scheme.ts';
import { schemes } from '../../../../src/protocol/tls/signatures.ts';

export const HOST = 'www.example.com';

export interface TestCredential extends Credential {
  readonly privateKey: Bytes;
  /** In DER. */
  readonly certificate: Bytes;
}

export function scheme(name: string): SignatureScheme {
  const found = schemes.get(name);
  if (!found) throw new Error(`no scheme ${name}`);
  return found;
}

/** The scheme by which a key signs its own certificate. */
const ownScheme: Readonly<Record<KeyTypeName, string>> = {
  ed25519: 'ed25519',
  secp256r1: 'ecdsa_secp256r1_sha256',
  secp384r1: 'ecdsa_secp384r1_sha384',
  rsa: 'rsa_pkcs1_sha256',
};

/** A certificate for a key, good for `HOST` and for clients. */
export function certificateOf(
  publicKeyInfo: Bytes,
  commonName: string,
  by: SignatureScheme,
  privateKey: Bytes,
  more: readonly Extension[] = [],
): Bytes {
  const name = plainName([['id-at-commonName', commonName]]);
  return makeCertificate(
    {
      serialNumber: 1n,
      issuer: name,
      subject: name,
      notBefore: '2020-01-01T00:00:00Z',
      notAfter: '2045-01-01T00:00:00Z',
      publicKeyInfo,
      extensions: [extensions.subjectAltName([hostName(HOST), hostName('127.0.0.1')]), ...more],
    },
    by,
    privateKey,
  );
}

/** A certificate that a key of this type has signed itself, good for `HOST` and for clients. */
export function credential(type: KeyTypeName, seed: string = type): TestCredential {
  const kind = keyType(type);
  const random = seededRandom(seed)('private key', kind.randomLength);
  return credentialFor(type, kind.fromRandom?.make(random, []) ?? random, seed);
}

function credentialFor(type: KeyTypeName, privateKey: Bytes, name: string): TestCredential {
  const publicKeyInfo = keyType(type).publicKeyInfo(privateKey);
  const certificate = certificateOf(publicKeyInfo, name, scheme(ownScheme[type]), privateKey);
  return { keyType: type, privateKey, chain: [certificate], certificate };
}

/** An RSA key of Node's with so many bits. */
export function rsaCredential(bits: number): TestCredential {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const { n = '', e = '', d = '', qi = '', p = '', q = '' } = privateKey.export({ format: 'jwk' });
  const number = (text: string) => bytesToBig(new Uint8Array(Buffer.from(text, 'base64url')));
  const own = encode(RsaNumbers, {
    ...{ n: number(n), e: number(e), d: number(d) },
    ...{ iqmp: number(qi), p: number(p), q: number(q) },
  });
  return credentialFor('rsa', own, `RSA-${bits}`);
}

export const serverCredential = credential('ed25519', 'server');
export const clientCredential = credential('ed25519', 'client');
