/**
 * What the extensions of a chain's certificates say against it. RFC 5280 §4.2, as OpenSSL 3.0 takes it
 * (crypto/x509/x509_vfy.c: check_extensions, v3_purp.c).
 */
import type { Link } from './build-chain.ts';
import type { Certificate } from './certificate.ts';
import type { CheckNotes } from './check-notes.ts';

/** For which side a certificate is to be good. */
export type Purpose = 'server' | 'client';

/**
 * Extensions that may be critical: those that are looked at here, and those that OpenSSL takes as known, and does not
 * look at unless told, about policies and lists of revoked certificates.
 */
const known = new Set([
  'id-ce-basicConstraints',
  'id-ce-keyUsage',
  'id-ce-extKeyUsage',
  'id-ce-subjectAltName',
  'id-ce-nameConstraints',
  'id-ce-certificatePolicies',
  'id-ce-policyConstraints',
  'id-ce-policyMappings',
  'id-ce-inhibitAnyPolicy',
  'id-ce-cRLDistributionPoints',
  'id-pkix-ocsp-nocheck',
  'netscape-cert-type',
]);

/** Purposes that stand for a server, or a client. anyExtendedKeyUsage stands for neither with OpenSSL. */
const purposes: Readonly<Record<Purpose, readonly string[]>> = {
  server: ['id-kp-serverAuth', 'Microsoft server gated crypto', 'Netscape server gated crypto'],
  client: ['id-kp-clientAuth'],
};

/**
 * What a key must be allowed, one of these. RFC 8446 §4.4.2.2 asks for digitalSignature alone; OpenSSL takes also what
 * older versions of TLS needed.
 */
const usages: Readonly<Record<Purpose, readonly string[]>> = {
  server: ['digitalSignature', 'keyEncipherment', 'keyAgreement'],
  client: ['digitalSignature', 'keyAgreement'],
};

type Authority = 'basicConstraints' | 'version-1' | 'keyUsage' | null;

/** How a certificate says that it is an authority; null where it is none. v3_purp.c: check_ca */
function authorityOf({ certificate: { said, version }, isSelfSigned }: Link): Authority {
  const { basicConstraints, keyUsage } = said;
  if (keyUsage && !keyUsage.includes('keyCertSign')) return null;
  if (basicConstraints) return basicConstraints.cA ? 'basicConstraints' : null;
  // Old roots could not say it.
  if (version === 0 && isSelfSigned) return 'version-1';
  return keyUsage ? 'keyUsage' : null;
}

const hasOne = (said: readonly string[] | null, wanted: readonly string[]): boolean =>
  !said || said.some((one) => wanted.includes(one));

/** @returns whether all passed */
export function checkExtensions(
  notes: CheckNotes,
  path: readonly Link[],
  purpose: Purpose,
): boolean {
  let below = 0;
  for (const [depth, link] of path.entries()) {
    const isLast = depth === path.length - 1;
    const passed =
      checkCritical(notes, link.certificate, depth) &&
      (depth === 0 || checkAuthority(notes, link, depth, isLast)) &&
      checkKey(notes, link, depth) &&
      checkPurpose(notes, link.certificate, depth, purpose) &&
      checkPathLength(notes, link.certificate, depth, below);
    if (!passed) return false;
    // Authorities that issued themselves a new key do not count. RFC 5280 §6.1.4 (l)
    if (depth > 0 && !link.isSelfIssued) below += 1;
  }
  return true;
}

function checkCritical(notes: CheckNotes, certificate: Certificate, depth: number): boolean {
  const critical = certificate.extensions.filter((one) => one.critical).map((one) => one.extnID);
  const unknown = critical.find((extnID) => !known.has(extnID));
  return notes.note(
    'critical-extensions',
    certificate,
    depth,
    'RFC 5280 §4.2',
    unknown === undefined ? null : 'unknown-critical-extension',
    { extensions: critical, ...(unknown !== undefined && { unknown }) },
  );
}

/** An intermediate authority has to say so in basicConstraints; a trusted root may say it otherwise. */
function checkAuthority(notes: CheckNotes, link: Link, depth: number, isLast: boolean): boolean {
  const how = authorityOf(link);
  const isOne = how === 'basicConstraints' || (how !== null && isLast);
  return notes.note(
    'authority',
    link.certificate,
    depth,
    'RFC 5280 §4.2.1.9',
    isOne ? null : 'not-an-authority',
    how === null ? {} : { how },
  );
}

function checkKey(notes: CheckNotes, { certificate, key }: Link, depth: number): boolean {
  const kind = key?.kind === 'ec' ? key.curve : key?.kind;
  const source = 'RFC 5280 §4.1.2.7';
  const args = kind === undefined ? {} : { key: kind };
  return notes.note('public-key', certificate, depth, source, key ? null : 'unusable-key', args);
}

function checkPurpose(
  notes: CheckNotes,
  certificate: Certificate,
  depth: number,
  purpose: Purpose,
): boolean {
  const { extKeyUsage, keyUsage } = certificate.said;
  const isFor = hasOne(extKeyUsage, purposes[purpose]);
  if (extKeyUsage || depth === 0) {
    const said = { purpose, ...(extKeyUsage && { purposes: extKeyUsage }) };
    const because = isFor ? null : 'wrong-purpose';
    const source = 'RFC 5280 §4.2.1.12';
    if (!notes.note('extended-key-usage', certificate, depth, source, because, said)) return false;
  }
  if (depth > 0) return true;
  return notes.note(
    'key-usage',
    certificate,
    depth,
    'RFC 5280 §4.2.1.3',
    hasOne(keyUsage, usages[purpose]) ? null : 'wrong-purpose',
    { purpose, ...(keyUsage && { usages: keyUsage }) },
  );
}

function checkPathLength(
  notes: CheckNotes,
  certificate: Certificate,
  depth: number,
  below: number,
): boolean {
  const most = certificate.said.basicConstraints?.pathLenConstraint ?? null;
  if (depth === 0 || most === null) return true;
  // Directly above the certificate in question there is nothing to count.
  const because = depth > 1 && below > most ? 'path-too-long' : null;
  const args = { most, found: below };
  return notes.note('path-length', certificate, depth, 'RFC 5280 §4.2.1.9', because, args);
}
