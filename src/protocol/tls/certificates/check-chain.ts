/**
 * Whether a chain of certificates is trusted: RFC 5280 §6.1, and RFC 9525 §6 for the name. The order is that of
 * OpenSSL 3.0 (crypto/x509/x509_vfy.c: verify_chain), so that of several things that are wrong the same one comes first.
 */
import type { Bytes } from '../../../codec/bytes.ts';
import { buildChain, linkOf, timeProblem, type Chain, type Link } from './build-chain.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { checkSignature } from './certificate-signature.ts';
import type { ChainReason } from './chain-reasons.ts';
import { checkExtensions, type Purpose } from './check-extensions.ts';
import { CheckNotes, type ChainCheck } from './check-notes.ts';
import { generalNameText } from './general-names.ts';
import { addressBytes } from './ip-addresses.ts';
import { isNamed } from './match-name.ts';
import { checkNameConstraints } from './name-constraints.ts';
import { nameText } from './names.ts';

export interface ChainQuestion {
  /** As the other side sent them: the first is its own, the others may come in any order, and may be too many. */
  readonly chain: readonly Bytes[];
  /** Those that are trusted. What cannot be read among them is passed over. */
  readonly roots: readonly Bytes[];
  /** In milliseconds since 1970. */
  readonly at: number;
  /** The host, or the address, that was asked for; null where none was, as with clients. */
  readonly name: string | null;
  readonly purpose: Purpose;
}

export interface ChainVerdict {
  readonly trusted: boolean;
  /** Every check that was made, in order; where one failed, it is the last. */
  readonly checks: readonly ChainCheck[];
  /** Why not; null where it is trusted. */
  readonly reason: ChainReason | null;
  /** The certificate that is to blame; null where none is, or it cannot be read. */
  readonly concerns: Bytes | null;
  /** From the certificate in question to the root, or as far as there were any. */
  readonly path: readonly Certificate[];
}

/** Never throws, whatever the bytes are. */
export function checkChain({ chain, roots, at, name, purpose }: ChainQuestion): ChainVerdict {
  const notes = new CheckNotes();
  const read = chain.map(readCertificate);
  const sent = read.flatMap((one) => (one.ok ? [linkOf(one.certificate)] : []));
  const unreadable = read.findIndex((one) => !one.ok);
  const [leaf] = sent;
  if (!leaf || unreadable >= 0) return unread(chain, Math.max(unreadable, 0));
  const trusted = roots.map(readCertificate).flatMap((one) => (one.ok ? [one.certificate] : []));
  const known = trusted.map(linkOf);
  const built = buildChain(leaf, sent, known, at);
  const { path } = built;
  const isTrusted =
    checkReadable(notes, leaf.certificate, 0, sent.length) &&
    noteChain(notes, built, [...sent, ...known]) &&
    checkExtensions(notes, path, purpose) &&
    (name === null || checkName(notes, leaf.certificate, name)) &&
    checkSignatures(notes, path, at) &&
    checkNameConstraints(notes, path);
  const { checks, reason, concerns } = notes;
  return {
    trusted: isTrusted,
    checks,
    reason,
    concerns: concerns?.der ?? null,
    path: path.map(({ certificate }) => certificate),
  };
}

const FORM = 'RFC 5280 §4.1';

/** A chain without a certificate, or with one that is none. */
function unread(chain: readonly Bytes[], depth: number): ChainVerdict {
  const der = chain[depth] ?? new Uint8Array();
  const read = readCertificate(der);
  const fault = read.ok ? null : read.fault;
  const where = fault && {
    ...{ field: fault.field, offset: fault.offset },
    ...{ expected: fault.expected, found: fault.found },
  };
  const because = 'malformed-certificate';
  const check: ChainCheck = {
    args: { check: 'readable', depth, count: chain.length, ...where, because },
    ...(der.length > 0 && { values: [der] }),
    source: FORM,
    result: 'refused',
  };
  const concerns = der.length > 0 ? der : null;
  return { trusted: false, checks: [check], reason: because, concerns, path: [] };
}

/** Whether the extensions of a certificate can be read: with a flaw in them nobody is its issuer, nor it anybody's. */
function checkReadable(
  notes: CheckNotes,
  certificate: Certificate,
  depth: number,
  count: number,
): boolean {
  const { flaw } = certificate;
  const where = flaw && {
    ...{ field: flaw.field, offset: flaw.offset },
    ...{ expected: flaw.expected, found: flaw.found },
  };
  const because = flaw ? 'malformed-extension' : null;
  return notes.note('readable', certificate, depth, FORM, because, { count, ...where });
}

/** @param known - all certificates that are here, also those that are not in the chain */
function noteChain(
  notes: CheckNotes,
  { path, untrusted, reason }: Chain,
  known: readonly Link[],
): boolean {
  for (const [depth, { certificate, issuer: by }] of path.entries()) {
    const issuer = nameText(certificate.issuer);
    if (depth < path.length - 1) {
      const found = depth + 1 < untrusted ? 'sent' : 'trusted';
      const source = 'RFC 5280 §6.1.3';
      notes.note('issuer', certificate, depth, source, null, { issuer, found });
      continue;
    }
    // An authority that is here, but cannot be read, is to blame rather than the certificate that it signed.
    const flawed = known.find(({ subject, certificate: { flaw } }) => subject === by && flaw);
    if (reason === 'unknown-issuer' && flawed)
      return checkReadable(notes, flawed.certificate, depth + 1, known.length);
    const source = 'RFC 5280 §6.1.1';
    const as = depth === 0 ? 'itself' : 'root';
    return notes.note('anchor', certificate, depth, source, reason, { issuer, as });
  }
  return false;
}

function checkName(notes: CheckNotes, certificate: Certificate, name: string): boolean {
  const names = certificate.said.subjectAltName ?? [];
  const isAddress = addressBytes(name) !== null;
  const mismatch = isAddress ? 'address-mismatch' : 'name-mismatch';
  return notes.note(
    'name',
    certificate,
    0,
    isAddress ? 'RFC 9525 §6.4' : 'RFC 9525 §6.3',
    isNamed(names, name) ? null : mismatch,
    { name, names: names.map(generalNameText) },
  );
}

/**
 * Signatures and times, from the root down. That of a trusted root is not checked: nobody else could vouch for it.
 * x509_vfy.c: internal_verify
 */
function checkSignatures(notes: CheckNotes, path: readonly Link[], at: number): boolean {
  for (let depth = path.length - 1; depth >= 0; depth -= 1) {
    const [link, issuer] = [path[depth], path[depth + 1]];
    if (!link) return false;
    const { certificate } = link;
    const passed =
      (!issuer || checkSigned(notes, certificate, depth, issuer.certificate)) &&
      checkTime(notes, certificate, depth, at);
    if (!passed) return false;
  }
  return true;
}

function checkSigned(
  notes: CheckNotes,
  certificate: Certificate,
  depth: number,
  { said, subject, publicKeyInfo }: Certificate,
): boolean {
  const issuer = nameText(subject);
  const { keyUsage } = said;
  const mayNot = keyUsage && !keyUsage.includes('keyCertSign') ? 'may-not-sign' : null;
  const rights = { issuer, ...(keyUsage && { usages: keyUsage }) };
  if (!notes.note('may-sign', certificate, depth, 'RFC 5280 §6.1.4', mayNot, rights)) return false;
  const found = checkSignature(certificate, publicKeyInfo);
  const because = found === 'valid' ? null : found;
  const { algorithm } = certificate.signatureAlgorithm;
  const source = 'RFC 5280 §6.1.3';
  return notes.note('signature', certificate, depth, source, because, { issuer, algorithm });
}

function checkTime(
  notes: CheckNotes,
  certificate: Certificate,
  depth: number,
  at: number,
): boolean {
  return notes.note(
    'validity',
    certificate,
    depth,
    'RFC 5280 §4.1.2.5',
    timeProblem(certificate, at),
    {
      from: isoTime(certificate.notBefore),
      to: isoTime(certificate.notAfter),
      now: isoTime(at),
    },
  );
}

const isoTime = (ms: number): string => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
