/** Takes a line of a text file apart: which characters are what. The meanings are in the text tables. */
import type { Bytes } from '../../codec/bytes.ts';
import { decode } from '../../codec/tape.ts';
import { PublicKeyBlob } from '../../protocol/ssh/public-key.ts';
import { lineProblems as problems, type PartKind } from '../text/files-en.ts';
import { keyKind, keyName, keyTypeNamed } from './key-kind.ts';
import { hashedName, saltOf } from './hashed-names.ts';
import { fromBase64 } from './public-key-line.ts';

/** Characters `start` to `end` of a line; the end is exclusive. What is between parts is white space, a comma, or the bar before a hash. */
export interface LinePart {
  readonly kind: PartKind;
  readonly start: number;
  readonly end: number;
  readonly problem: string | null;
}

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A line of known_hosts: a marker, hosts or a hashed name, key type, key, comment. */
export function knownHostsParts(line: string): LinePart[] {
  if (isComment(line)) return [commentLine(line)];
  const words = wordsOf(line);
  const marker = words[0]?.text.startsWith('@') ? words.shift() : undefined;
  const hosts = words.shift();
  return [
    ...(marker ? [markerPart(marker)] : []),
    ...(hosts ? hostParts(hosts) : []),
    ...keyParts(line, words),
  ];
}

/** A line of authorized_keys: options, key type, key, comment. */
export function authorizedKeysParts(line: string): LinePart[] {
  if (isComment(line)) return [commentLine(line)];
  const words = wordsOf(line);
  const [first] = words;
  if (!first || isKeyType(first.text)) return keyParts(line, words);
  const options = upToBlank(line, first.start);
  return [
    ...split(options).map((option) => part(optionKind(option.text), option)),
    ...keyParts(line, wordsOf(line, options.end)),
  ];
}

/** The line of a public key file: key type, key, comment. */
export const publicKeyParts = (line: string): LinePart[] => keyParts(line, wordsOf(line));

/** A line of a private key file. */
export function privateKeyParts(line: string): LinePart[] {
  if (line === '') return [];
  const ends = line.startsWith('-----END') ? 'last line' : 'base64';
  const kind = line.startsWith('-----BEGIN') ? 'first line' : ends;
  return [part(kind, { text: line, start: 0, end: line.length })];
}

const KEY_TYPE = /^(?:ssh-|ecdsa-|sk-)/;
const isKeyType = (text: string): boolean => KEY_TYPE.test(text);
const isComment = (line: string): boolean => line.trimStart().startsWith('#');

const part = (kind: PartKind, { start, end }: Word, problem: string | null = null): LinePart => ({
  kind,
  start,
  end,
  problem,
});

const commentLine = (line: string): LinePart =>
  part('comment line', { text: line, start: 0, end: line.length });

function markerPart(marker: Word): LinePart {
  const { text } = marker;
  return text === '@cert-authority' || text === '@revoked'
    ? part(text, marker)
    : part('marker', marker, problems.unknownMarker(text));
}

/** Names and patterns, or one hashed name: what marks it, its salt, its hash. */
function hostParts(hosts: Word): LinePart[] {
  const [mark = '', salt = '', hash = ''] =
    /^(\|1\||\|)([^|]*)(.*)$/s.exec(hosts.text)?.slice(1) ?? [];
  if (mark === '') return split(hosts).map((name) => part(hostKind(name.text), name));
  const saltAt = hosts.start + mark.length;
  const hashAt = saltAt + salt.length;
  const piece = (kind: PartKind, start: number, end: number, problem: string | null) =>
    start < end ? [{ kind, start, end, problem }] : [];
  return [
    ...piece('hashed host name', hosts.start, saltAt, null),
    ...piece('salt', saltAt, hashAt, saltOf(hosts.text) ? null : problems.badSalt),
    ...piece('hash', hash === '' ? hashAt : hashAt + 1, hosts.end, hashProblem(hosts)),
  ];
}

/** Where the salt is right, the hash can be looked at. */
function hashProblem({ text }: Word): string | null {
  const salt = saltOf(text);
  if (!salt || text.length === hashedName('', salt).length) return null;
  return problems.badHash;
}

function hostKind(name: string): PartKind {
  if (name.startsWith('!')) return 'negated pattern';
  if (/[*?]/.test(name)) return 'pattern';
  return /^\[.*\]:\d+$/.test(name) ? 'host name and port' : 'host name';
}

/** Options by name, without the `no-` that takes some of them back. */
const optionKinds: Readonly<Record<string, PartKind>> = {
  restrict: 'option restrict',
  from: 'option from',
  command: 'option command',
  environment: 'option environment',
  'expiry-time': 'option expiry-time',
  'cert-authority': 'option cert-authority',
  principals: 'option principals',
  'verify-required': 'option verify-required',
  'touch-required': 'option no-touch-required',
  pty: 'option pty',
  'user-rc': 'option user-rc',
  'port-forwarding': 'option port-forwarding',
  'agent-forwarding': 'option agent-forwarding',
  'x11-forwarding': 'option x11-forwarding',
  permitopen: 'option permitopen',
  permitlisten: 'option permitlisten',
  tunnel: 'option tunnel',
};

function optionKind(text: string): PartKind {
  const name = text.replace(/=.*$/s, '').toLowerCase().replace(/^no-/, '');
  return (Object.hasOwn(optionKinds, name) ? optionKinds[name] : undefined) ?? 'option';
}

function keyParts(line: string, [type, key, comment]: readonly Word[]): LinePart[] {
  const end = line.trimEnd().length;
  return [
    ...(type ? [part('key type', type)] : []),
    ...(key ? [part('key', key, keyProblem(type?.text ?? '', fromBase64(key.text)))] : []),
    ...(comment ? [part('comment', { ...comment, end })] : []),
  ];
}

function keyProblem(type: string, blob: Bytes | null): string | null {
  if (blob === null || blob.length === 0) return problems.notBase64;
  const name = keyName(blob);
  if (name === null || !decode(PublicKeyBlob, blob).ok) return problems.broken;
  if (name !== (keyTypeNamed(type) ?? type)) return problems.otherType(type, name);
  return keyTypeNamed(type) !== null && keyKind(blob) === null ? problems.broken : null;
}

/** Runs of what is not white space. */
const wordsOf = (line: string, from = 0): Word[] =>
  [...line.slice(from).matchAll(/\S+/g)].map(({ 0: text, index }) => ({
    text,
    start: from + index,
    end: from + index + text.length,
  }));

/** What stands from `start` to the first blank that is not between quotation marks. */
function upToBlank(line: string, start: number): Word {
  const text = /^(?:"(?:\\"|[^"])*"?|[^\s"])*/.exec(line.slice(start))?.[0] ?? '';
  return { text, start, end: start + text.length };
}

/** At commas that are not between quotation marks. */
const split = ({ text, start }: Word): Word[] =>
  [...text.matchAll(/(?:"(?:\\"|[^"])*"?|[^,"])+/g)].map(({ 0: piece, index }) => ({
    text: piece,
    start: start + index,
    end: start + index + piece.length,
  }));
