/** Limits that an authority sets to the names of those below it. RFC 5280 §4.2.1.10, §6.1.3 (b), (c). */
import type { Bytes } from '../../../codec/bytes.ts';
import type { Link } from './build-chain.ts';
import type { Certificate } from './certificate.ts';
import type { ChainReason } from './chain-reasons.ts';
import type { CheckNotes } from './check-notes.ts';
import type { Subtrees } from './extension-layouts.ts';
import { generalNameText, type GeneralName } from './general-names.ts';
import { attributeText, nameKey, nameText, type Name } from './names.ts';

type Verdict = 'inside' | 'outside' | 'unknown';

/** A name of a host lies in a domain, or in one below it; an empty domain holds all. */
function inDomain(name: string, domain: string): boolean {
  const [host, base] = [name.toLowerCase(), domain.toLowerCase()];
  if (base === '' || host === base) return true;
  return host.endsWith(base.startsWith('.') ? base : `.${base}`);
}

/** The base is an address and a mask, as long. */
function inNetwork(address: Bytes, base: Bytes): Verdict {
  const isAddress = [4, 16].includes(address.length) && [8, 32].includes(base.length);
  if (!isAddress) return 'unknown';
  const { length } = address;
  if (base.length !== 2 * length) return 'outside';
  const isIn = address.every(
    (byte, at) => ((byte ^ (base[at] ?? 0)) & (base[length + at] ?? 0)) === 0,
  );
  return isIn ? 'inside' : 'outside';
}

/** A name lies below another that it begins with. */
const inDirectory = (name: Name, base: Name): boolean =>
  name.length >= base.length && nameKey(name.slice(0, base.length)) === nameKey(base);

/** A host that is named, or any in a domain that begins with a dot. */
const isHost = (host: string, base: string): boolean =>
  base.startsWith('.')
    ? host.toLowerCase().endsWith(base.toLowerCase())
    : host.toLowerCase() === base.toLowerCase();

/** One mailbox, all of a host, or all of the hosts in a domain. */
function inMail(mailbox: string, base: string): Verdict {
  const at = mailbox.lastIndexOf('@');
  if (at < 0) return 'unknown';
  const split = base.lastIndexOf('@');
  const isBox = split < 1 || mailbox.slice(0, at) === base.slice(0, split);
  const isIn = isBox && isHost(mailbox.slice(at + 1), base.slice(split + 1));
  return isIn ? 'inside' : 'outside';
}

/** The host in an address of the web. */
function inWeb(address: string, base: string): Verdict {
  const host = /^[^:]*:\/\/([^:/]+)/.exec(address)?.[1];
  if (host === undefined) return 'unknown';
  return isHost(host, base) ? 'inside' : 'outside';
}

function place(name: GeneralName, base: GeneralName): Verdict {
  const inside = (isIn: boolean): Verdict => (isIn ? 'inside' : 'outside');
  if (name.kind === 'dNSName' && base.kind === 'dNSName')
    return inside(inDomain(name.value, base.value));
  if (name.kind === 'iPAddress' && base.kind === 'iPAddress')
    return inNetwork(name.value, base.value);
  if (name.kind === 'directoryName' && base.kind === 'directoryName')
    return inside(inDirectory(name.value, base.value));
  if (name.kind === 'rfc822Name' && base.kind === 'rfc822Name')
    return inMail(name.value, base.value);
  if (name.kind === 'uniformResourceIdentifier' && base.kind === 'uniformResourceIdentifier')
    return inWeb(name.value, base.value);
  return 'unknown';
}

function placesOf(name: GeneralName, trees: Subtrees): readonly Verdict[] {
  return trees
    .filter(({ base }) => base.kind === name.kind)
    .map(({ base, minimum, maximum }) =>
      minimum !== 0 || maximum !== null ? 'unknown' : place(name, base),
    );
}

function problemWith(
  name: GeneralName,
  permitted: Subtrees,
  excluded: Subtrees,
): ChainReason | null {
  const allowed = placesOf(name, permitted);
  const forbidden = placesOf(name, excluded);
  if ([...allowed, ...forbidden].includes('unknown')) return 'unknown-constraint';
  if (allowed.length > 0 && !allowed.includes('inside')) return 'name-not-permitted';
  return forbidden.includes('inside') ? 'name-excluded' : null;
}

/** A common name in the form of a host's, where no dNSName is: OpenSSL holds it to the limits too. */
function hostsInSubject({ subject, said }: Certificate): GeneralName[] {
  if (said.subjectAltName?.some(({ kind }) => kind === 'dNSName')) return [];
  return subject
    .flat()
    .filter(({ type }) => type === 'id-at-commonName')
    .map(({ value }) => attributeText(value))
    .filter((text) => /^[a-z\d_](?:[\w-]*\w)?(?:\.\w(?:[\w-]*\w)?)+$/i.test(text))
    .map((value) => ({ kind: 'dNSName', value }));
}

/** All names that a certificate goes by. The subject of the last one may name a host. */
function namesOf(certificate: Certificate, depth: number): readonly GeneralName[] {
  const { subject, said } = certificate;
  return [
    ...(subject.length > 0 ? [{ kind: 'directoryName', value: subject } as const] : []),
    ...(said.subjectAltName ?? []),
    ...(depth === 0 ? hostsInSubject(certificate) : []),
  ];
}

/** As many comparisons as OpenSSL makes, so that long lists of names cannot take long. NAME_CHECK_MAX */
const MOST_COMPARISONS = 2 ** 20;

/** The first problem with any of the names; null where there is none. */
function firstProblem(
  names: readonly GeneralName[],
  permitted: Subtrees,
  excluded: Subtrees,
): { readonly because: ChainReason; readonly wrong: GeneralName } | null {
  const [first] = names;
  if (first && names.length * (permitted.length + excluded.length) > MOST_COMPARISONS)
    return { because: 'unknown-constraint', wrong: first };
  for (const wrong of names) {
    const because = problemWith(wrong, permitted, excluded);
    if (because) return { because, wrong };
  }
  return null;
}

/** @returns whether all names of the chain are allowed by those above them */
export function checkNameConstraints(notes: CheckNotes, path: readonly Link[]): boolean {
  for (const [depth, link] of [...path.entries()].toReversed()) {
    if (depth > 0 && link.isSelfIssued) continue;
    const { certificate } = link;
    const names = namesOf(certificate, depth);
    for (const { certificate: above } of path.slice(depth + 1).toReversed()) {
      const limits = above.said.nameConstraints;
      if (!limits) continue;
      const { permittedSubtrees, excludedSubtrees } = limits;
      const problem = firstProblem(names, permittedSubtrees ?? [], excludedSubtrees ?? []);
      const args = {
        issuer: nameText(above.subject),
        names: names.map(generalNameText),
        ...(problem && { wrong: generalNameText(problem.wrong) }),
      };
      const because = problem?.because ?? null;
      const source = 'RFC 5280 §4.2.1.10';
      if (!notes.note('name-constraints', certificate, depth, source, because, args)) return false;
    }
  }
  return true;
}
