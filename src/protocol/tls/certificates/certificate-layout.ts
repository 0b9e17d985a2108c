/** X.509 certificates, field by field. RFC 5280 §4.1. */
import type { Bytes } from '../../../codec/bytes.ts';
import {
  byDefault,
  explicit,
  implicit,
  optional,
  parts,
  sequence,
  sequenceOf,
  tlv,
  type DerType,
} from '../../../codec/der.ts';
import { tags } from '../../../codec/der-tags.ts';
import { bitsHolding, integer, smallInteger } from '../../../codec/der-types.ts';
import { time } from '../../../codec/der-time.ts';
import { struct } from '../../../codec/struct.ts';
import type { Codec } from '../../../codec/tape.ts';
import { rest } from '../../../codec/types.ts';
import { AlgorithmIdentifier } from './algorithm-identifier.ts';
import { Extension } from './extension.ts';
import { Name } from './names.ts';
import { SubjectPublicKeyInfo } from './public-key-info.ts';
import { signatureLayout } from './signature-values.ts';

const VERSION = 'RFC 5280 §4.1.2.1';
const EXTENSIONS = 'RFC 5280 §4.1.2.9';
const UNIQUE = 'RFC 5280 §4.1.2.8';

const Validity = sequence('RFC 5280 §4.1.2.5', {
  notBefore: [time, 'good from this time on'],
  notAfter: [time, 'good up to this time'],
});

const uniqueId = bitsHolding(struct(UNIQUE, { bits: [rest, 'the bits themselves'] }));

const versionName = (version: number): string => `v${version + 1}`;

/** What the authority signs. */
export const TBSCertificate = sequence('RFC 5280 §4.1.2', {
  version: [
    byDefault(
      explicit(0, 'Version', '0 is v1, 1 is v2, 2 is v3', VERSION, smallInteger, versionName),
      0,
    ),
    'which form: v3 is the one with extensions',
    VERSION,
  ],
  serialNumber: [
    integer,
    'a number that the authority gives to no other certificate',
    'RFC 5280 §4.1.2.2',
  ],
  signature: [
    AlgorithmIdentifier,
    'how it is signed: the same as signatureAlgorithm, but signed itself',
    'RFC 5280 §4.1.2.3',
  ],
  issuer: [Name, 'the authority that signs', 'RFC 5280 §4.1.2.4'],
  validity: [Validity, 'from when to when the authority answers for it', 'RFC 5280 §4.1.2.5'],
  subject: [Name, 'whom the certificate is about', 'RFC 5280 §4.1.2.6'],
  subjectPublicKeyInfo: [
    SubjectPublicKeyInfo,
    'the public key that belongs to the subject',
    'RFC 5280 §4.1.2.7',
  ],
  issuerUniqueID: [optional(implicit(1, uniqueId)), 'no longer used', UNIQUE],
  subjectUniqueID: [optional(implicit(2, uniqueId)), 'no longer used', UNIQUE],
  extensions: [
    optional(
      explicit(
        3,
        'Extensions',
        'one after the other',
        EXTENSIONS,
        sequenceOf('Extension', 'something more that is said', 'RFC 5280 §4.2', Extension),
      ),
    ),
    'what more is said: names, purposes, limits',
    EXTENSIONS,
  ],
});
export type TBSCertificate = typeof TBSCertificate extends Codec<infer T> ? T : never;

const Head = parts('RFC 5280 §4.1.1', {
  tbsCertificate: [TBSCertificate, 'what is signed', 'RFC 5280 §4.1.1.1'],
  signatureAlgorithm: [AlgorithmIdentifier, 'how it is signed', 'RFC 5280 §4.1.1.2'],
});

interface Signed {
  readonly tbsCertificate: TBSCertificate;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signatureValue: Bytes;
}

const whole: DerType<Signed> = tlv(tags.SEQUENCE, {
  walk(tape, value) {
    const head = Head.walk(tape, value);
    const signature = bitsHolding(signatureLayout(head.signatureAlgorithm.algorithm));
    const signatureValue = tape.field(
      'signatureValue',
      "the authority's signature over all of tbsCertificate",
      'RFC 5280 §4.1.1.3',
      signature,
      value?.signatureValue,
    );
    return { ...head, signatureValue };
  },
});

/** The layer of a certificate. */
export const CertificateLayout: Codec<Signed> = whole;
