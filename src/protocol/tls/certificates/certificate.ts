/** What a certificate says, read from its bytes. RFC 5280 §4.1, §4.2. */
import type { Bytes } from '../../../codec/bytes.ts';
import { fieldAtPath, type Field } from '../../../codec/field.ts';
import { decode, decodeTree, type Codec, type DecodeFault } from '../../../codec/tape.ts';
import type { AlgorithmIdentifier } from './algorithm-identifier.ts';
import { CertificateLayout, type TBSCertificate } from './certificate-layout.ts';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  CRLDistributionPoints,
  ExtKeyUsageSyntax,
  KeyUsage,
  NameConstraints,
  type Extension,
} from './extension-layouts.ts';
import { GeneralNames } from './general-names.ts';
import type { Name } from './names.ts';
import { octetString } from '../../../codec/der-types.ts';

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

/** Reads a certificate. Never throws; the fault names the field and the offset in `der`. */
export function readCertificate(der: Bytes): ReadCertificate {
  const { fields, ...read } = decodeTree(CertificateLayout, der);
  if (!read.ok) return read;
  const { tbsCertificate: tbs, signatureAlgorithm, signatureValue } = read.value;
  const bytesAt = (path: string): Bytes => {
    const field = fieldAtPath(fields, path);
    return field ? der.subarray(field.start, field.end) : new Uint8Array();
  };
  const extensions = tbs.extensions ?? [];
  const { said, flaw } = readExtensions(extensions, fields);
  return {
    ok: true,
    certificate: {
      der,
      signed: bytesAt('tbsCertificate'),
      version: tbs.version,
      serialNumber: tbs.serialNumber,
      issuer: tbs.issuer,
      subject: tbs.subject,
      notBefore: Date.parse(tbs.validity.notBefore),
      notAfter: Date.parse(tbs.validity.notAfter),
      publicKeyInfo: bytesAt('tbsCertificate.subjectPublicKeyInfo'),
      signatureAlgorithm,
      signedAlgorithm: tbs.signature,
      signature: signatureValue,
      extensions,
      said,
      flaw,
    },
  };
}

/**
 * The extensions that say something here. Each may be there once: RFC 5280 §4.2. Of others, OpenSSL does not count how
 * often they are there, nor what is in them, and so they do no harm here either.
 */
function readExtensions(
  list: NonNullable<TBSCertificate['extensions']>,
  fields: readonly Field[],
): { said: Said; flaw: DecodeFault | null } {
  let flaw: DecodeFault | null = null;
  const placesOf = fieldAtPath(fields, 'tbsCertificate.extensions.Extensions')?.fields ?? [];
  const places = placesOf.filter(({ name }) => name === 'Extension');
  const whereIs = (extension: Extension): { field: string; start: number } => {
    const place = places[list.indexOf(extension)];
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
    const { field, start } = whereIs(extension);
    if (second)
      flaw ??= {
        ...{ kind: 'bad-value', field, offset: whereIs(second).start },
        ...{ expected: 'each extension once', found: `${extnID} twice` },
      };
    const read = decode(codec, extension.extnValue);
    if (read.ok) return read.value;
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
