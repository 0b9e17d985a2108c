/** What the extensions of certificates say. RFC 5280 §4.2. */
import {
  byDefault,
  choice,
  explicit,
  implicit,
  optional,
  sequence,
  sequenceOf,
  tlv,
  type DerType,
} from '../../../codec/der.ts';
import { any } from '../../../codec/der-any.ts';
import { contextTag } from '../../../codec/der-tags.ts';
import { oid } from '../../../codec/der-oid.ts';
import {
  boolean,
  integer,
  namedBits,
  octetString,
  smallInteger,
} from '../../../codec/der-types.ts';
import type { Codec } from '../../../codec/tape.ts';
import { GeneralName, GeneralNames } from './general-names.ts';
import { anyInside } from './opaque-values.ts';

const BASIC = 'RFC 5280 §4.2.1.9';
export const BasicConstraints = sequence(BASIC, {
  cA: [byDefault(boolean, false), 'whether the key may sign certificates'],
  pathLenConstraint: [
    optional(smallInteger),
    'how many authorities, at most, may stand between this one and the last certificate',
  ],
});

/** In the order of their bits. */
export const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
const usages = namedBits(KEY_USAGES, 'RFC 5280 §4.2.1.3');
export const KeyUsage: DerType<readonly string[]> = {
  ...usages,
  walk(tape, value) {
    const start = tape.at;
    const said = usages.walk(tape, value);
    if (!tape.writing && said.length === 0)
      tape.fault('bad-value', 'at least one bit that is set', 'none', start);
    return said;
  },
};

export const ExtKeyUsageSyntax: DerType<readonly string[]> = sequenceOf(
  'KeyPurposeId',
  'one of the purposes',
  'RFC 5280 §4.2.1.12',
  oid,
  (purposes) => purposes.join(', '),
);

const AKI = 'RFC 5280 §4.2.1.1';
export const AuthorityKeyIdentifier = sequence(AKI, {
  keyIdentifier: [optional(implicit(0, octetString)), "the authority's subjectKeyIdentifier"],
  authorityCertIssuer: [
    optional(implicit(1, GeneralNames)),
    "who signed the authority's own certificate",
  ],
  authorityCertSerialNumber: [
    optional(implicit(2, integer)),
    "the number of the authority's own certificate",
  ],
});

const CONSTRAINTS = 'RFC 5280 §4.2.1.10';
const GeneralSubtree = sequence(CONSTRAINTS, {
  base: [GeneralName, 'a name, and with it all names below it'],
  minimum: [byDefault(implicit(0, smallInteger), 0), 'always 0'],
  maximum: [optional(implicit(1, smallInteger)), 'never there'],
});
export type Subtrees = readonly (typeof GeneralSubtree extends Codec<infer T> ? T : never)[];
const subtrees = (number: number): DerType<Subtrees> =>
  implicit(number, sequenceOf('GeneralSubtree', 'one of them', CONSTRAINTS, GeneralSubtree));
export const NameConstraints = sequence(CONSTRAINTS, {
  permittedSubtrees: [optional(subtrees(0)), 'names of these kinds must be below one of them'],
  excludedSubtrees: [optional(subtrees(1)), 'no name may be below one of them'],
});

const INFO = 'RFC 5280 §4.2.2.1';
const AuthorityInfoAccess = sequenceOf(
  'AccessDescription',
  'one of the places',
  INFO,
  sequence(INFO, {
    accessMethod: [oid, 'what is found there'],
    accessLocation: [GeneralName, 'where'],
  }),
);

const CRL = 'RFC 5280 §4.2.1.13';
const DistributionPointName = choice(CRL, {
  fullName: [implicit(0, GeneralNames), 'where the list is'],
  nameRelativeToCRLIssuer: [tlv(contextTag(1, true), anyInside), 'where it is below its issuer'],
});
const REASONS = [
  'unused',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'privilegeWithdrawn',
  'aACompromise',
] as const;
export const CRLDistributionPoints = sequenceOf(
  'DistributionPoint',
  'one of the places',
  CRL,
  sequence(CRL, {
    distributionPoint: [
      optional(explicit(0, 'DistributionPointName', 'the place', CRL, DistributionPointName)),
      'where the list is',
    ],
    reasons: [optional(implicit(1, namedBits(REASONS, CRL))), 'for which reasons it lists any'],
    cRLIssuer: [optional(implicit(2, GeneralNames)), 'who signs the list'],
  }),
);

const POLICY = 'RFC 5280 §4.2.1.4';
const PolicyQualifier = sequence(POLICY, {
  policyQualifierId: [oid, 'what kind of note'],
  qualifier: [any, 'the note'],
});
const CertificatePolicies = sequenceOf(
  'PolicyInformation',
  'one of the policies',
  POLICY,
  sequence(POLICY, {
    policyIdentifier: [oid, 'which policy'],
    policyQualifiers: [
      optional(sequenceOf('PolicyQualifierInfo', 'a note on it', POLICY, PolicyQualifier)),
      'notes on it',
    ],
  }),
);

interface ExtensionLayout {
  /** As RFC 5280 calls the type. */
  readonly name: string;
  readonly means: string;
  readonly source: string;
  readonly codec: Codec<unknown>;
}

/** By the name of the extension. */
export const extensionLayouts: Readonly<Record<string, ExtensionLayout>> = {
  'id-ce-basicConstraints': {
    name: 'BasicConstraints',
    means: 'whether this is an authority, and of how many below it',
    source: BASIC,
    codec: BasicConstraints,
  },
  'id-ce-keyUsage': {
    name: 'KeyUsage',
    means: 'what the key may be used for',
    source: 'RFC 5280 §4.2.1.3',
    codec: KeyUsage,
  },
  'id-ce-extKeyUsage': {
    name: 'ExtKeyUsageSyntax',
    means: 'for which purposes the key may be used',
    source: 'RFC 5280 §4.2.1.12',
    codec: ExtKeyUsageSyntax,
  },
  'id-ce-subjectAltName': {
    name: 'SubjectAltName',
    means: 'the names that the certificate is good for',
    source: 'RFC 5280 §4.2.1.6',
    codec: GeneralNames,
  },
  'id-ce-issuerAltName': {
    name: 'IssuerAltName',
    means: 'more names of the authority',
    source: 'RFC 5280 §4.2.1.7',
    codec: GeneralNames,
  },
  'id-ce-subjectKeyIdentifier': {
    name: 'SubjectKeyIdentifier',
    means: "a short name for this certificate's key",
    source: 'RFC 5280 §4.2.1.2',
    codec: octetString,
  },
  'id-ce-authorityKeyIdentifier': {
    name: 'AuthorityKeyIdentifier',
    means: "which of the authority's keys signed this certificate",
    source: AKI,
    codec: AuthorityKeyIdentifier,
  },
  'id-ce-nameConstraints': {
    name: 'NameConstraints',
    means: 'the names that certificates below this one may have',
    source: CONSTRAINTS,
    codec: NameConstraints,
  },
  'id-pe-authorityInfoAccess': {
    name: 'AuthorityInfoAccessSyntax',
    means: 'where more is found about the authority',
    source: INFO,
    codec: AuthorityInfoAccess,
  },
  'id-ce-cRLDistributionPoints': {
    name: 'CRLDistributionPoints',
    means: 'where lists of revoked certificates are',
    source: CRL,
    codec: CRLDistributionPoints,
  },
  'id-ce-certificatePolicies': {
    name: 'CertificatePolicies',
    means: 'by which rules the authority signed it',
    source: POLICY,
    codec: CertificatePolicies,
  },
};
