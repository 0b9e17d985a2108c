/**
 * The way from a certificate to a trusted root: each is issued by the next. RFC 5280 §6.1 leaves open how it is found;
 * this is how OpenSSL 3.0 finds it (crypto/x509/x509_vfy.c: build_chain). Signatures are not looked at yet.
 */
import { sameBytes } from '../../../codec/bytes.ts';
import type { Certificate } from './certificate.ts';
import { isUsable, signingKind } from './certificate-signature.ts';
import type { ChainReason } from './chain-reasons.ts';
import { nameKey } from './names.ts';
import { readPublicKey, type PublicKey } from './public-key-info.ts';

/** More than that many certificates are no chain. OpenSSL: X509_VERIFY_PARAM's depth, 100, and the root. */
const LONGEST = 101;

/** A certificate, and what is asked of it again and again. */
export interface Link {
  readonly certificate: Certificate;
  readonly subject: string;
  readonly issuer: string;
  /** Null where it cannot be used. */
  readonly key: PublicKey | null;
  /** Whether issuer and subject are the same. */
  readonly isSelfIssued: boolean;
  /** Whether it names its own key as the one that signed it; its signature is not looked at. */
  readonly isSelfSigned: boolean;
}

export interface Chain {
  /** From the certificate in question to the last one that was found. */
  readonly path: readonly Link[];
  /** How many of them, from the first on, were not among the trusted ones. */
  readonly untrusted: number;
  /** Why it leads to no trusted root; null where it does. */
  readonly reason: ChainReason | null;
}

export function linkOf(certificate: Certificate): Link {
  const [subject, issuer] = [nameKey(certificate.subject), nameKey(certificate.issuer)];
  const key = readPublicKey(certificate.publicKeyInfo);
  const half = { certificate, subject, issuer, key: key && isUsable(key) ? key : null };
  const isSelfIssued = subject === issuer;
  return { ...half, isSelfIssued, isSelfSigned: isSelfIssued && isIssuedBy(half, half) };
}

type Half = Omit<Link, 'isSelfIssued' | 'isSelfSigned'>;

/**
 * Whether one certificate may have been signed with the key of another: the names are chained, and key identifiers,
 * serial numbers and kinds of keys do not say otherwise. RFC 5280 §6.1.3 (a) (4), §4.2.1.1.
 */
function isIssuedBy(one: Half, issuer: Half): boolean {
  if (one.issuer !== issuer.subject) return false;
  if (one.certificate.flaw || issuer.certificate.flaw) return false;
  if (issuer.key?.kind !== signingKind(one.certificate.signedAlgorithm)) return false;
  const named = one.certificate.said.authorityKeyIdentifier;
  if (!named) return true;
  const { keyIdentifier, authorityCertIssuer, authorityCertSerialNumber: serial } = named;
  const { subjectKeyIdentifier } = issuer.certificate.said;
  if (keyIdentifier && subjectKeyIdentifier && !sameBytes(keyIdentifier, subjectKeyIdentifier))
    return false;
  if (serial !== null && serial !== issuer.certificate.serialNumber) return false;
  const directory = authorityCertIssuer?.find(({ kind }) => kind === 'directoryName');
  return directory?.kind !== 'directoryName' || nameKey(directory.value) === issuer.issuer;
}

const isSame = (one: Link, other: Link): boolean =>
  sameBytes(one.certificate.der, other.certificate.der);

/** Whether it is good at this time. The last second is one too late, as with OpenSSL. */
export const timeProblem = (
  { notBefore, notAfter }: Certificate,
  at: number,
): 'not-yet-valid' | 'expired' | null => {
  const second = Math.floor(at / 1000) * 1000;
  if (notBefore > second) return 'not-yet-valid';
  return notAfter <= second ? 'expired' : null;
};

/** The first that is valid now; where none is, the one that was longest. */
function best(found: readonly Link[], at: number): Link | undefined {
  const now = found.find(({ certificate }) => timeProblem(certificate, at) === null);
  return (
    now ?? found.toSorted((one, other) => other.certificate.notAfter - one.certificate.notAfter)[0]
  );
}

/**
 * @param leaf - the certificate in question
 * @param sent - others that may be of use, in any order
 * @param roots - those that are trusted
 * @param at - in milliseconds since 1970; of several issuers, one that is valid then is taken
 */
export function buildChain(
  leaf: Link,
  sent: readonly Link[],
  roots: readonly Link[],
  at: number,
): Chain {
  const path = [leaf];
  let untrusted = 1;
  let mayUseSent = sent.length > 0;
  const spare = [...sent];
  for (;;) {
    const last = path.at(-1) ?? leaf;
    const root = path.length > LONGEST ? undefined : rootFor(last, roots, at);
    // A self-signed certificate must be the trusted one itself, not one that only calls itself so.
    if (root && (!last.isSelfSigned || isSame(last, root))) {
      if (last.isSelfSigned) untrusted -= 1;
      else path.push(root);
      mayUseSent = false;
      if (root.isSelfSigned) return { path, untrusted, reason: null };
      continue;
    }
    const next =
      mayUseSent && !last.isSelfSigned && path.length <= LONGEST
        ? issuerIn(spare, last, path, at)
        : undefined;
    if (!next) return { path, untrusted, reason: reasonOf(path, untrusted) };
    spare.splice(spare.indexOf(next), 1);
    path.push(next);
    untrusted += 1;
  }
}

const rootFor = (last: Link, roots: readonly Link[], at: number): Link | undefined =>
  best(
    roots.filter((root) => isIssuedBy(last, root)),
    at,
  );

/** An issuer that is not in the chain yet; but the first one may be its own. */
const issuerIn = (
  spare: readonly Link[],
  last: Link,
  path: readonly Link[],
  at: number,
): Link | undefined =>
  best(
    spare.filter(
      (one) =>
        isIssuedBy(last, one) &&
        ((last.isSelfIssued && path.length === 1) || !path.some((other) => isSame(one, other))),
    ),
    at,
  );

function reasonOf(path: readonly Link[], untrusted: number): ChainReason {
  if (path.length > LONGEST) return 'chain-too-long';
  if (path.at(-1)?.isSelfSigned) return path.length === 1 ? 'self-signed' : 'self-signed-root';
  return untrusted < path.length ? 'root-not-trusted' : 'unknown-issuer';
}
