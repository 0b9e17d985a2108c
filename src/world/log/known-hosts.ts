/** What a client's look-ups in `known_hosts` read, as its log tells it. */
import { sameBytes, type Bytes } from '../../codec/bytes.ts';
import { readSalt } from '../files/hashed-names.ts';
import { hostName } from '../files/host-name.ts';
import {
  judge,
  linesAbout,
  meansHost,
  parseKnownHosts,
  type KnownHost,
  type LookUp,
  type UnreadableLine,
} from '../files/known-hosts.ts';
import { isCommentOrEmpty, splitLine } from '../files/known-hosts-line.ts';
import type { KnownHosts, OtherName, ReadLine, Server } from './terms.ts';

/** A look-up by the host's name, with its port. */
export function readAbout(server: Server, file: string, text: string): KnownHosts {
  const parsed = parseKnownHosts(text);
  const name = hostName(server.host, server.port);
  const read = [
    ...linesAbout(parsed, name).map(keyLine),
    ...parsed.unreadable.flatMap((one) => passedOver(one, text, name)),
  ];
  const inOrder = read.toSorted((one, other) => one.line - other.line);
  return { ...server, file, exists: text !== '', read: inOrder, without: null };
}

/** The look-up of a key: one more by the name without a port, where a host on another one than 22 is new. */
export function lookedUpIn(
  server: Server,
  file: string,
  text: string,
  key: Bytes,
): { readonly known: KnownHosts; readonly without: LookUp | null } {
  const known = readAbout(server, file, text);
  const found = judgement(server, text, key);
  if (server.port === 22 || found.found !== 'unknown') return { known, without: null };
  const plain = { ...server, port: 22 };
  return {
    known: { ...known, without: readAbout(plain, file, text) },
    without: judgement(plain, text, key),
  };
}

const judgement = ({ host, port }: Server, text: string, key: Bytes): LookUp =>
  judge(linesAbout(parseKnownHosts(text), hostName(host, port)), key);

/** All lines with a key under other names, and those that are passed over on the way. hostkeys_find_by_key_cb */
export function otherNames(server: Server, text: string, key: Bytes): readonly OtherName[] {
  const { entries, unreadable } = parseKnownHosts(text);
  const name = hostName(server.host, server.port);
  const elsewhere = ({ marker, hosts, blob }: KnownHost): boolean =>
    marker === null && sameBytes(blob, key) && !meansHost(hosts, name);
  const found = entries
    .filter(elsewhere)
    .map(({ line, hosts }): OtherName => ({ line, is: 'name', hosts }));
  const read = unreadable.flatMap((one) => passedOver(one, text, null));
  return [...found, ...read].toSorted((one, other) => one.line - other.line);
}

const keyLine = ({ line, type, marker }: KnownHost): ReadLine => ({
  line,
  is: 'key',
  type,
  marker,
});

/** A line without a key is read to that place only where it is about the host, or any host is meant: null. */
function passedOver(
  { line, wrong, hosts }: UnreadableLine,
  text: string,
  name: string | null,
): Exclude<ReadLine, { is: 'key' }>[] {
  if (wrong === 'marker') return [{ line, is: 'unknown marker' }];
  if (hosts === null) return [];
  const salt = wrong === 'salt' ? readSalt(hosts) : null;
  if (typeof salt === 'string') return [{ line, is: 'bad salt', hosts, why: salt }];
  if (wrong !== 'key' || (name !== null && !meansHost(hosts, name))) return [];
  const split = splitLine(text.split('\n')[line - 1] ?? '');
  return [{ line, is: 'no key', isCut: split.is === 'hosts' && isCommentOrEmpty(split.key) }];
}
