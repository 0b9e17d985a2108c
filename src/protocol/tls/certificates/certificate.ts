/** What a certificate says, read from its bytes. RFC 5280 §4.1, §4.2. */
import type { Bytes } from '../../../codec/bytes.ts';
import { sequence, sequenceOf } from '../../../codec/der.ts';
import { any } from '../../../codec/der-any.ts';
import { contextTag } from '../../../codec/der-tags.ts';
import { octetString } from '../../../codec/der-types.ts';
import { fieldAtPath, type Field } from '../../../codec/field.ts';
import { decode, decodeTree, type Codec, type DecodeFault } from '../../../codec/tape.ts';
import type { AlgorithmIdentifier } from './algorithm-identifier.ts';
import { CertificateLayout, type TBSCertificate } from './certificate-layout.ts';
import type { Extension } from './extension.ts';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  CRLDistributionPoints,
  ExtKeyUsageSyntax,
  KeyUsage,
  NameConstraints,
} from './extension-layouts.ts';
import { GeneralNames } from './general-names.ts';
import type { Name } from './names.ts';

type Value<C> = C extends Codec<infer T> ? T : never;

/** What the extensions say that are looked at; null where there is none. */
export interface Said {
  readonly basicConstraints: Value<typeof BasicConstraints> | null;
  readonly keyUsage: readonly string[] | null;
  readonly extKeyUsage: readonly string[] | null;
  readonly subjectAltName: Value<typeof GeneralNames> | null;
  readonly subjectKeyIdentifier: Bytes | null;
  readonly authorityKeyIdentifier: Value<typeof AuthorityKeyIdentifier> | null;
  readonly nameConstraints: Value<typeof NameConstraints> | null;
}

export interface Certificate {
  /** The whole of it. */
  readonly der: Bytes;
  /** What the authority signed: tbsCertificate. */
  readonly signed: Bytes;
  /** 0 is v1, 2 is v3. */
  readonly version: number;
  readonly serialNumber: bigint;
  readonly issuer: Name;
  readonly subject: Name;
  /** In milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** The whole SubjectPublicKeyInfo. */
  readonly publicKeyInfo: Bytes;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  /** The same once more, inside what is signed. */
  readonly signedAlgorithm: AlgorithmIdentifier;
  readonly signature: Bytes;
  readonly extensions: readonly Extension[];
  readonly said: Said;
  /** An extension that is there twice, or that cannot be read; null where all is well. */
  readonly flaw: DecodeFault | null;
}

export type ReadCertificate =
  | { readonly ok: true; readonly certificate: Certificate }
  | { readonly ok: false; readonly fault: DecodeFault };

/** The fields of a certificate's bytes, to the last one; what cannot be read is one leaf. Never throws. */
export const explainCertificate = (der: Bytes): Field[] =>
  decodeTree(CertificateLayout, der).fields;

/** The same once more, not looked into: for the bytes of its parts. */
const Shallow = sequence('RFC 5280 §4.1.1', {
  tbsCertificate: [any, 'what is signed'],
  signatureAlgorithm: [any, 'how'],
  signatureValue: [any, 'the signature'],
});
const ShallowTbs = sequenceOf('part', 'one of them', 'RFC 5280 §4.1.2', any);
/** Where subjectPublicKeyInfo stands in what is signed, behind a version. */
const KEY_AT = 6;

function partsOf(der: Bytes): { signed: Bytes; publicKeyInfo: Bytes } {
  const whole = decode(Shallow, der);
  const signed = whole.ok ? whole.value.tbsCertificate : new Uint8Array();
  const tbs = decode(ShallowTbs, signed);
  const list = tbs.ok ? tbs.value : [];
  const hasVersion = list[0]?.[0] === contextTag(0, true);
  return { signed, publicKeyInfo: list[hasVersion ? KEY_AT : KEY_AT - 1] ?? new Uint8Array() };
}

/** Reads a certificate. Never throws; the fault names the field and the offset in `der`. */
export function readCertificate(der: Bytes): ReadCertificate {
  const read = decode(CertificateLayout, der);
  if (!read.ok) return read;
  const { tbsCertificate: tbs, signatureAlgorithm, signatureValue } = read.value;
  const extensions = tbs.extensions ?? [];
  return {
    ok: true,
    certificate: {
      der,
      ...partsOf(der),
      version: tbs.version,
      serialNumber: tbs.serialNumber,
      issuer: tbs.issuer,
      subject: tbs.subject,
      notBefore: Date.parse(tbs.validity.notBefore),
      notAfter: Date.parse(tbs.validity.notAfter),
      signatureAlgorithm,
      signedAlgorithm: tbs.signature,
      signature: signatureValue,
      extensions,
      ...readExtensions(extensions, der),
    },
  };
}

/**
 * The extensions that say something here. Each may be there once: RFC 5280 §4.2. Of others, OpenSSL does not count how
 * often they are there, nor what is in them, and so they do no harm here either.
 */
function readExtensions(
  list: NonNullable<TBSCertificate['extensions']>,
  der: Bytes,
): { said: Said; flaw: DecodeFault | null } {
  let flaw: DecodeFault | null = null;
  const whereIs = (extension: Extension): { field: string; start: number } => {
    const path = 'tbsCertificate.extensions.Extensions';
    const places = fieldAtPath(explainCertificate(der), path)?.fields ?? [];
    const place = places.filter(({ name }) => name === 'Extension')[list.indexOf(extension)];
    const value = place?.fields.find(({ name }) => name === 'extnValue');
    const content = value?.fields[2]; // behind the tag and the length
    return {
      field: `tbsCertificate.extensions.${extension.extnID}`,
      start: content?.start ?? place?.start ?? 0,
    };
  };
  const saidBy = <T>(extnID: string, codec: Codec<T>): T | null => {
    const [extension, second] = list.filter((one) => one.extnID === extnID);
    if (!extension) return null;
    if (second) {
      const { field, start } = whereIs(second);
      flaw ??= {
        ...{ kind: 'bad-value', field, offset: start },
        ...{ expected: 'each extension once', found: `${extnID} twice` },
      };
    }
    const read = decode(codec, extension.extnValue);
    if (read.ok) return read.value;
    const { field, start } = whereIs(extension);
    const path = [field, read.fault.field].filter((part) => part !== '').join('.');
    flaw ??= { ...read.fault, field: path, offset: start + read.fault.offset };
    return null;
  };
  const said = {
    basicConstraints: saidBy('id-ce-basicConstraints', BasicConstraints),
    keyUsage: saidBy('id-ce-keyUsage', KeyUsage),
    extKeyUsage: saidBy('id-ce-extKeyUsage', ExtKeyUsageSyntax),
    subjectAltName: saidBy('id-ce-subjectAltName', GeneralNames),
    subjectKeyIdentifier: saidBy('id-ce-subjectKeyIdentifier', octetString),
    authorityKeyIdentifier: saidBy('id-ce-authorityKeyIdentifier', AuthorityKeyIdentifier),
    nameConstraints: saidBy('id-ce-nameConstraints', NameConstraints),
  };
  saidBy('id-ce-cRLDistributionPoints', CRLDistributionPoints);
  return { said, flaw };
}
