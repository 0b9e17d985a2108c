/** A text file as lines: what each part is, what came of the line, and what changed since the text before. */
import '../proofs.ts';
import { partWords, lineProblems, type PartWords } from '../text/files-en.ts';
import { readLine } from './authorized-keys.ts';
import { keyName } from './key-kind.ts';
import { parseKnownHosts } from './known-hosts.ts';
import {
  authorizedKeysParts,
  knownHostsParts,
  privateKeyParts,
  publicKeyParts,
  type LinePart,
} from './line-parts.ts';
import { fromBase64 } from './public-key-line.ts';

export type FileKind = 'known_hosts' | 'authorized_keys' | 'public key' | 'private key';

/** Characters `start` to `end` of a line, the end exclusive. */
export interface FilePart extends PartWords {
  readonly start: number;
  readonly end: number;
  /** What is wrong with it. */
  readonly problem: string | null;
}

export interface FileLine {
  /** Counted from 1; null for a line that is no longer there. */
  readonly number: number | null;
  readonly text: string;
  /** Against the text before, where there was one. */
  readonly change: 'added' | 'removed' | null;
  readonly parts: readonly FilePart[];
  /** Why the line counts for nothing, where it should. */
  readonly problem: string | null;
  /** The public key in it, where it can be read. */
  readonly key: LineKey | null;
}

export interface LineKey {
  readonly base64: string;
  /** What `ssh-keygen -l` names the key by: the comment behind it, or else what stands before it. */
  readonly comment: string;
}

interface FileForm {
  readonly parts: (line: string) => LinePart[];
  /** Why lines count for nothing, by number from 1. */
  readonly problems: (text: string, lines: readonly string[]) => ReadonlyMap<number, string>;
}

const forms: Readonly<Record<FileKind, FileForm>> = {
  known_hosts: {
    parts: knownHostsParts,
    problems: (text) =>
      new Map(parseKnownHosts(text).unreadable.map(({ line, problem }) => [line, problem])),
  },
  authorized_keys: { parts: authorizedKeysParts, problems: passedOver },
  'public key': { parts: publicKeyParts, problems: () => new Map() },
  'private key': { parts: privateKeyParts, problems: () => new Map() },
};

/** The lines of a text, with those that the text before it had and it has not. */
export function fileLines(kind: FileKind, text: string, before: string | null = null): FileLine[] {
  const form = forms[kind];
  const lines = linesOf(text);
  const problems = form.problems(text, lines);
  const line = (content: string, number: number | null, change: FileLine['change']): FileLine => {
    const parts = form.parts(content);
    return {
      number,
      text: content,
      change,
      parts: parts.map(({ kind: name, ...place }) => ({ ...partWords[name], ...place })),
      problem: (number === null ? null : problems.get(number)) ?? null,
      key: keyIn(content, parts),
    };
  };
  const old = before === null ? lines : linesOf(before);
  const { same, end } = unchanged(old, lines);
  return [
    ...lines.slice(0, same).map((content, at) => line(content, at + 1, null)),
    ...old.slice(same, old.length - end).map((content) => line(content, null, 'removed')),
    ...lines
      .slice(same, lines.length - end)
      .map((content, at) => line(content, same + at + 1, 'added')),
    ...lines
      .slice(lines.length - end)
      .map((content, at) => line(content, lines.length - end + at + 1, null)),
  ];
}

/** What ends the last line begins no other. */
const linesOf = (text: string): string[] =>
  text === '' ? [] : text.replace(/\n$/, '').split('\n');

/** How many lines at the start and at the end two texts share. */
function unchanged(old: readonly string[], lines: readonly string[]) {
  const most = Math.min(old.length, lines.length);
  let same = 0;
  while (same < most && old[same] === lines[same]) same += 1;
  let end = 0;
  while (end < most - same && old.at(-1 - end) === lines.at(-1 - end)) end += 1;
  return { same, end };
}

/** sshd passes over lines that it cannot read, and over those whose options it does not take. */
function passedOver(_text: string, lines: readonly string[]): Map<number, string> {
  const problems = new Map<number, string>();
  for (const [index, line] of lines.entries()) {
    const problem = problemOf(line, authorizedKeysParts(line));
    if (problem !== null) problems.set(index + 1, problem);
  }
  return problems;
}

function problemOf(line: string, parts: readonly LinePart[]): string | null {
  const of = (wanted: LinePart['kind']) => parts.find(({ kind }) => kind === wanted);
  if (parts.length === 0 || of('comment line')) return null;
  const type = of('key type');
  const { key, options, before } = readLine(
    line.trimStart(),
    type ? line.slice(type.start, type.end) : '',
  );
  if (before.some(({ kind }) => kind === 'unended options'))
    return lineProblems.options('invalid key option string');
  if (key === null || options === null)
    return of('key') ? lineProblems.notBase64 : lineProblems.noKey;
  if (typeof options === 'string') return lineProblems.options(options);
  return null;
}

function keyIn(line: string, parts: readonly LinePart[]): LineKey | null {
  const at = parts.findIndex(({ kind }) => kind === 'key');
  const key = parts[at];
  if (!key) return null;
  const base64 = line.slice(key.start, key.end);
  const blob = fromBase64(base64);
  if (blob === null || keyName(blob) === null) return null;
  const comment = parts.find(({ kind }) => kind === 'comment') ?? null;
  const [first] = parts;
  const before = parts.findLast(({ kind }, index) => index < at && kind !== 'key type');
  const named = comment ?? (first && before ? { start: first.start, end: before.end } : null);
  return { base64, comment: named ? line.slice(named.start, named.end) : '' };
}
