/** One line of `known_hosts` taken apart as OpenSSH does: marker, hosts, key. hostfile.c, sshkey.c. */
import type { Bytes } from '../../codec/bytes.ts';
import { lineProblems as problems } from '../text/files-en.ts';
import { keyKind, keyName, keyTypeNamed } from './key-kind.ts';
import { fromBase64 } from './public-key-line.ts';

/** What a key is for that is no host's own: it signs hosts' certificates, or nobody may use it any more. */
export type Marker = '@cert-authority' | '@revoked';
const markers: readonly string[] = ['@cert-authority', '@revoked'] satisfies Marker[];
const isMarker = (word: string): word is Marker => markers.includes(word);

export type KnownHostsLine =
  /** Or nothing at all. */
  | { readonly is: 'comment' }
  | { readonly is: 'unknown marker'; readonly problem: string }
  | {
      readonly is: 'hosts';
      readonly marker: Marker | null;
      /** Names and patterns with commas between them, or one hashed name. */
      readonly hosts: string;
      /** Key type, key and comment. */
      readonly key: string;
    };

export interface LineKey {
  /** Of the key itself. */
  readonly type: string;
  readonly blob: Bytes;
  readonly comment: string;
}

/** Only blanks and tabs part words; what else there is, such as the CR of a CR LF, is part of one. */
const afterBlanks = (text: string): string => text.replace(/^[ \t]+/, '');
const wordOf = (text: string): string => /^[^ \t]*/.exec(text)?.[0] ?? '';
export const isCommentOrEmpty = (text: string): boolean => text === '' || text.startsWith('#');

export function splitLine(line: string): KnownHostsLine {
  let left = afterBlanks(line);
  if (isCommentOrEmpty(left)) return { is: 'comment' };
  let marker: Marker | null = null;
  while (left.startsWith('@')) {
    // A blank ends it; a tab only where the line has no blank.
    const blank = left.includes(' ') ? left.indexOf(' ') : left.indexOf('\t');
    const word = blank < 0 ? left : left.slice(0, blank);
    if (marker !== null || blank < 0 || !isMarker(word)) {
      const found = wordOf(left);
      const problem = isMarker(found) ? problems.misplacedMarker : problems.unknownMarker(found);
      return { is: 'unknown marker', problem };
    }
    marker = word;
    left = afterBlanks(left.slice(blank));
  }
  const hosts = wordOf(left);
  return { is: 'hosts', marker, hosts, key: afterBlanks(left.slice(hosts.length)) };
}

/** The key behind the hosts, or what is wrong with it. */
export function readLineKey(text: string): LineKey | { readonly problem: string } {
  const name = wordOf(text);
  const more = afterBlanks(text.slice(name.length));
  if (isCommentOrEmpty(text) || more === '') return { problem: problems.noHostKey };
  const type = keyTypeNamed(name);
  if (type === null) return { problem: problems.unknownType(name) };
  const base64 = wordOf(more);
  const blob = fromBase64(base64);
  if (blob === null) return { problem: problems.notBase64 };
  const own = keyName(blob);
  if (own === null) return { problem: problems.broken };
  if (own !== type) return { problem: problems.otherType(name, own) };
  if (keyKind(blob) === null) return { problem: problems.broken };
  return { type: own, blob, comment: afterBlanks(more.slice(base64.length)) };
}
