/** Certificates made: of authorities, of servers and of clients. RFC 5280 §4.1, §4.2.1. */
import type { Bytes } from '../../../codec/bytes.ts';
import { sequence } from '../../../codec/der.ts';
import { any } from '../../../codec/der-any.ts';
import { bitsHolding, octetString } from '../../../codec/der-types.ts';
import { decode, encode, type Codec } from '../../../codec/tape.ts';
import { rest } from '../../../codec/types.ts';
import { sha256 } from '../../../crypto/hashes.ts';
import type { SignatureScheme } from '../signature-scheme.ts';
import { AlgorithmIdentifier } from './algorithm-identifier.ts';
import { TBSCertificate } from './certificate-layout.ts';
import type { Extension } from './extension.ts';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  ExtKeyUsageSyntax,
  KeyUsage,
} from './extension-layouts.ts';
import { GeneralNames, type GeneralName } from './general-names.ts';
import { addressBytes } from './ip-addresses.ts';
import type { Name } from './names.ts';
import { SubjectPublicKeyInfo } from './public-key-info.ts';

/** What an authority says of a key. */
export interface Statement {
  readonly serialNumber: bigint;
  readonly issuer: Name;
  readonly subject: Name;
  /** To the second, as ISO 8601 writes it: `2026-01-01T00:00:00Z`. */
  readonly notBefore: string;
  readonly notAfter: string;
  /** The whole SubjectPublicKeyInfo. */
  readonly publicKeyInfo: Bytes;
  readonly extensions: readonly Extension[];
}

/** What is to be signed. Throws a RangeError for a time or a text that has no place in it. */
function toBeSigned(said: Statement, { algorithm }: Pick<SignatureScheme, 'algorithm'>): Bytes {
  const info = decode(SubjectPublicKeyInfo, said.publicKeyInfo);
  if (!info.ok) throw new RangeError('publicKeyInfo: expected a SubjectPublicKeyInfo');
  const { serialNumber, issuer, subject, notBefore, notAfter, extensions } = said;
  return encode(TBSCertificate, {
    version: extensions.length > 0 ? V3 : 0,
    serialNumber,
    signature: algorithm,
    issuer,
    validity: { notBefore, notAfter },
    subject,
    subjectPublicKeyInfo: info.value,
    issuerUniqueID: null,
    subjectUniqueID: null,
    extensions: extensions.length > 0 ? extensions : null,
  });
}
const V3 = 2;

const Parts = sequence('RFC 5280 §4.1.1', {
  tbsCertificate: [any, 'what is signed'],
  signatureAlgorithm: [AlgorithmIdentifier, 'how'],
  signatureValue: [bitsHolding(rest), 'the signature'],
});

/** The certificate of what was signed. @param signed - what `toBeSigned` gave */
const signedCertificate = (
  signed: Bytes,
  { algorithm }: Pick<SignatureScheme, 'algorithm'>,
  signature: Bytes,
): Bytes =>
  encode(Parts, {
    tbsCertificate: signed,
    signatureAlgorithm: algorithm,
    signatureValue: signature,
  });

/** A certificate at once, for whoever need not watch. Throws a RangeError for a private key that is unfit. */
export function makeCertificate(
  said: Statement,
  scheme: SignatureScheme,
  privateKey: Bytes,
  salt: Bytes = new Uint8Array(scheme.saltLength),
): Bytes {
  const signed = toBeSigned(said, scheme);
  return signedCertificate(signed, scheme, scheme.sign(signed, privateKey, salt));
}

/** Bytes of a key identifier. */
const IDENTIFIER = 20;

/** A short name for a key: the first 160 bits of the SHA-256 of its bits. RFC 7093 §2, method 1. */
export function keyIdentifier(publicKeyInfo: Bytes): Bytes {
  const info = decode(SubjectPublicKeyInfo, publicKeyInfo);
  if (!info.ok) throw new RangeError('publicKeyInfo: expected a SubjectPublicKeyInfo');
  return sha256.digest(info.value.subjectPublicKey).slice(0, IDENTIFIER);
}

function extension<T>(extnID: string, critical: boolean, codec: Codec<T>, value: T): Extension {
  return { extnID, critical, extnValue: encode(codec, value) };
}

/** The name of a host as subjectAltName has it: dNSName, or iPAddress for an address. */
export function hostName(name: string): GeneralName {
  const address = addressBytes(name);
  return address ? { kind: 'iPAddress', value: address } : { kind: 'dNSName', value: name };
}

/** Extensions by what they are for, each in the form that RFC 5280 §4.2.1 asks for. */
export const extensions = {
  /** @param pathLength - how many authorities may stand below it; null: any number */
  authority: (pathLength: number | null): Extension =>
    extension('id-ce-basicConstraints', true, BasicConstraints, {
      cA: true,
      pathLenConstraint: pathLength,
    }),
  noAuthority: (): Extension =>
    extension('id-ce-basicConstraints', true, BasicConstraints, {
      cA: false,
      pathLenConstraint: null,
    }),
  keyUsage: (...usages: readonly string[]): Extension =>
    extension('id-ce-keyUsage', true, KeyUsage, usages),
  extKeyUsage: (...purposes: readonly string[]): Extension =>
    extension('id-ce-extKeyUsage', false, ExtKeyUsageSyntax, purposes),
  /** @param critical - where the subject is empty, it has to be. RFC 5280 §4.2.1.6 */
  subjectAltName: (names: readonly GeneralName[], critical = false): Extension =>
    extension('id-ce-subjectAltName', critical, GeneralNames, names),
  subjectKey: (publicKeyInfo: Bytes): Extension =>
    extension('id-ce-subjectKeyIdentifier', false, octetString, keyIdentifier(publicKeyInfo)),
  /** @param publicKeyInfo - the authority's */
  authorityKey: (publicKeyInfo: Bytes): Extension =>
    extension('id-ce-authorityKeyIdentifier', false, AuthorityKeyIdentifier, {
      keyIdentifier: keyIdentifier(publicKeyInfo),
      authorityCertIssuer: null,
      authorityCertSerialNumber: null,
    }),
} as const;
