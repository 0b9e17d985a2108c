/**
 * `known_hosts`, as OpenSSH's sshd(8) describes it and its hostfile.c reads it: which keys a client has seen for which
 * hosts, which keys vouch for hosts, and which are revoked. Loaded where there is such a file to read.
 */
import { mayReorderHostKeys, preferKnownHostKeys } from '../host-key-order.ts';
import { sameBytes, type Bytes } from '../../codec/bytes.ts';
import { readCertificate, type Certificate } from '../../protocol/ssh/certificate.ts';
import type { CertificateVerdict } from '../../protocol/ssh/questions.ts';
import { lineProblems as problems } from '../text/files-en.ts';
import { lookUpHostCertificate, type CertificateLookUp } from './certified-hosts.ts';
import { fitsHash, hashedName, isHashed, saltOf } from './hashed-names.ts';
import { hostName } from './host-name.ts';
import { fitsList, fittingPattern } from './host-patterns.ts';
import { readLineKey, splitLine, type LineKey, type Marker } from './known-hosts-line.ts';
import { provideKnownHosts } from './late-known-hosts.ts';

export interface KnownHost extends LineKey {
  /** Counted from 1. */
  readonly line: number;
  /** With one, the key is not the host's own. */
  readonly marker: Marker | null;
  /** As they stand in the line: names and patterns with commas between them, or one hashed name. */
  readonly hosts: string;
}

/** A line that OpenSSH passes over, or that can mean no host. */
export interface UnreadableLine {
  readonly line: number;
  /** What is wrong with it. */
  readonly wrong: 'marker' | 'salt' | 'hash' | 'key';
  /** Null where they were not reached. */
  readonly hosts: string | null;
  readonly problem: string;
}

export interface KnownHosts {
  readonly entries: readonly KnownHost[];
  readonly unreadable: readonly UnreadableLine[];
}

/** Never throws: what cannot be read is in `unreadable`, with its line. */
export function parseKnownHosts(text: string): KnownHosts {
  const entries: KnownHost[] = [];
  const unreadable: UnreadableLine[] = [];
  for (const [index, content] of text.split('\n').entries()) {
    const split = splitLine(content);
    if (split.is === 'comment' || content.trim() === '') continue;
    const line = index + 1;
    if (split.is === 'unknown marker') {
      unreadable.push({ line, wrong: 'marker', hosts: null, problem: split.problem });
      continue;
    }
    const { marker, hosts } = split;
    const hash = isHashed(hosts) ? hashProblem(hosts) : null;
    const key = readLineKey(split.key);
    if (hash) unreadable.push({ line, hosts, ...hash });
    else if ('problem' in key) unreadable.push({ line, wrong: 'key', hosts, ...key });
    else entries.push({ line, marker, hosts, ...key });
  }
  return { entries, unreadable };
}

/** A hash that is cut short fits no name. */
function hashProblem(hosts: string): Pick<UnreadableLine, 'wrong' | 'problem'> | null {
  const salt = saltOf(hosts);
  if (!salt) return { wrong: 'salt', problem: problems.badSalt };
  const isWhole = hosts.length === hashedName('', salt).length;
  return isWhole ? null : { wrong: 'hash', problem: problems.badHash };
}

/** Whether the hosts of a line mean this one, named as `hostName` does. */
export const meansHost = (hosts: string, name: string): boolean =>
  isHashed(hosts) ? fitsHash(name, hosts) === true : fitsList(name, hosts);

/** The lines with a key that are about a host, whatever their marker. @param name as `hostName` gives it */
export const linesAbout = ({ entries }: KnownHosts, name: string): KnownHost[] =>
  entries.filter(({ hosts }) => meansHost(hosts, name));

const isRevoked = (lines: readonly KnownHost[], key: Bytes): KnownHost | undefined =>
  lines.find(({ marker, blob }) => marker === '@revoked' && sameBytes(blob, key));

/**
 * The types of the keys that a client can check a host by, and `@cert-authority` where one vouches for it. Of several
 * keys of a type the first counts, and not if it is revoked. sshconnect2.c: order_hostkeyalgs.
 */
export function knownTypes(text: string, { host, port }: HostAndPort): string[] {
  const lines = linesAbout(parseKnownHosts(text), hostName(host, port));
  const own = lines.filter(({ marker }) => marker === null);
  const firsts = own.filter(({ type }, at) => own.findIndex((one) => one.type === type) === at);
  return [
    ...firsts.filter(({ blob }) => !isRevoked(lines, blob)).map(({ type }) => type),
    ...(lines.some(({ marker }) => marker === '@cert-authority') ? ['@cert-authority'] : []),
  ];
}

interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

export type LookUp =
  | { readonly found: 'known'; readonly line: number }
  | { readonly found: 'unknown' }
  | { readonly found: 'changed'; readonly line: number }
  | { readonly found: 'revoked'; readonly line: number };

/** What the lines about a host say of a key that it sent. hostfile.c: check_hostkeys_by_key_or_type. */
export function judge(lines: readonly KnownHost[], key: Bytes): LookUp {
  const revoked = isRevoked(lines, key);
  if (revoked) return { found: 'revoked', line: revoked.line };
  const own = lines.filter(({ marker }) => marker === null);
  const same = own.find(({ blob }) => sameBytes(blob, key));
  if (same) return { found: 'known', line: same.line };
  // Also where the other keys are of other types; the last of them is the one that OpenSSH names.
  const other = own.at(-1);
  return other ? { found: 'changed', line: other.line } : { found: 'unknown' };
}

/**
 * Whether this is the host's key. A host on another port than 22 of which nothing is known may have the key that the
 * file has for it without a port. sshconnect.c: check_host_key.
 * @param tolerant with StrictHostKeyChecking=no, where a key that is revoked without a port is taken as well
 * @param now in seconds since 1970, for certificates
 */
export function lookUp(
  text: string,
  { host, port }: HostAndPort,
  key: Bytes,
  tolerant: boolean,
  now: number,
): LookUp & { readonly certificate?: CertificateVerdict } {
  const certificate = readCertificate(key);
  if (certificate) {
    const { found, reports } = lookUpCertified(text, { host, port }, certificate, tolerant, now);
    return { ...found, certificate: reports };
  }
  const file = parseKnownHosts(text);
  const found = judge(linesAbout(file, hostName(host, port)), key);
  if (found.found !== 'unknown' || port === 22) return found;
  const without = judge(linesAbout(file, hostName(host, 22)), key);
  const counts = without.found === 'known' || (without.found === 'revoked' && tolerant);
  return counts ? without : found;
}

/** Whether this certificate is good for the host, and if not, whether the key in it is the host's. */
export function lookUpCertified(
  text: string,
  { host, port }: HostAndPort,
  certificate: Certificate,
  tolerant: boolean,
  now: number,
): CertificateLookUp {
  const file = parseKnownHosts(text);
  const linesAt = (at: number) => linesAbout(file, hostName(host, at));
  const plainAt = (at: number) => judge(linesAt(at), certificate.key);
  return lookUpHostCertificate({ host, port, certificate, now, tolerant, linesAt, plainAt });
}

/** What the client is told: with how the host stands in the line that was found. */
function lookUpBy(text: string, ...about: Tail<Parameters<typeof lookUp>>) {
  const found = lookUp(text, ...about);
  if (found.found === 'unknown') return found;
  const match = matchIn(text, found.line, about[0]);
  return match ? { ...found, by: match.by } : found;
}

type Tail<T extends readonly unknown[]> = T extends readonly [unknown, ...infer U] ? U : never;

export interface HostMatch {
  /** The name that was looked for, with its port or without. */
  readonly name: string;
  /** The pattern or the hashed name that fits it, as it stands in the line. */
  readonly by: string;
}

/** What of a line means a host: by its name with the port, or else without. Null where nothing does. */
export function matchIn(
  text: string,
  line: number,
  { host, port }: { readonly host: string; readonly port: number },
): HostMatch | null {
  const split = splitLine(text.split('\n')[line - 1] ?? '');
  if (split.is !== 'hosts') return null;
  const { hosts } = split;
  const name = [hostName(host, port), hostName(host, 22)].find((one) => meansHost(hosts, one));
  if (name === undefined) return null;
  return { name, by: isHashed(hosts) ? hosts : (fittingPattern(name, hosts) ?? hosts) };
}

/** A client's host key algorithms as it offers them to a host: as configured, or those first that it could compare. */
export const inOrder = (
  list: readonly string[],
  text: string,
  host: Parameters<typeof knownTypes>[1],
): readonly string[] =>
  mayReorderHostKeys(list) ? preferKnownHostKeys(list, knownTypes(text, host)) : list;

provideKnownHosts({ lookUp: lookUpBy, inOrder, hashedName });
export type { lookUpBy };
