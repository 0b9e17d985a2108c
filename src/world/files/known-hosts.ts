/** `known_hosts`, as OpenSSH's sshd(8) describes it: which keys a client has seen for which hosts. */
import type { Bytes } from '../../codec/bytes.ts';
import { sameBytes } from '../../codec/bytes.ts';
import { fromBase64, publicKeyLine } from './public-key-line.ts';

export interface KnownHost {
  /** Counted from 1. */
  readonly line: number;
  readonly hosts: readonly string[];
  readonly type: string;
  readonly blob: Bytes;
  readonly comment: string;
}

/** A line that names no key, or its hosts in a way that is not understood here. It says nothing about any host. */
export interface UnreadableLine {
  readonly line: number;
  readonly problem: string;
}

export interface KnownHosts {
  readonly entries: readonly KnownHost[];
  readonly unreadable: readonly UnreadableLine[];
}

/** Markers, hashed names, patterns. */
const SPECIAL = /^@[\w-]*|^\|1\||[*?!]/;

export function parseKnownHosts(text: string): KnownHosts {
  const entries: KnownHost[] = [];
  const unreadable: UnreadableLine[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) continue;
    const line = index + 1;
    const [hosts = '', type, key, ...comment] = content.split(/\s+/);
    const blob = key === undefined ? null : fromBase64(key);
    const special = SPECIAL.exec(hosts)?.[0];
    if (special) unreadable.push({ line, problem: `"${special}" is not understood` });
    else if (type === undefined || key === undefined)
      unreadable.push({ line, problem: 'expected hosts, key type and key' });
    else if (blob === null) unreadable.push({ line, problem: 'the key is not base64' });
    else {
      const names = hosts.toLowerCase().split(',');
      entries.push({ line, hosts: names, type, blob, comment: comment.join(' ') });
    }
  }
  return { entries, unreadable };
}

/** How a host is named in the file: in lower case, with its port where that is not 22. */
export const hostName = (host: string, port: number): string =>
  (port === 22 ? host : `[${host}]:${port}`).toLowerCase();

export type LookUp =
  | { readonly found: 'known'; readonly line: number }
  | { readonly found: 'unknown' }
  | { readonly found: 'changed'; readonly line: number };

/** The keys that the file has for a host. */
export const keysFor = (file: KnownHosts, host: string, port: number): KnownHost[] =>
  file.entries.filter(({ hosts }) => hosts.includes(hostName(host, port)));

/** Is this the host's key? A host with another key of the same type has changed. */
export function lookUp(
  file: KnownHosts,
  host: string,
  port: number,
  type: string,
  blob: Bytes,
): LookUp {
  const keys = keysFor(file, host, port);
  const same = keys.find((known) => sameBytes(known.blob, blob));
  if (same) return { found: 'known', line: same.line };
  const [other] = keys.filter((known) => known.type === type);
  return other ? { found: 'changed', line: other.line } : { found: 'unknown' };
}

/** The file after a new host was accepted, as OpenSSH writes it with HashKnownHosts=no. */
export function addHost(
  text: string,
  host: string,
  port: number,
  type: string,
  blob: Bytes,
): string {
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return `${before}${hostName(host, port)} ${publicKeyLine(type, blob, '')}\n`;
}
