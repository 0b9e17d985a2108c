/** `authorized_keys`, as OpenSSH's sshd(8) describes it: which keys may log in to an account, whence, and for what. */
import { sameBytes, type Bytes } from '../../codec/bytes.ts';
import type { CertificateVerdict } from '../../protocol/ssh/questions.ts';
import { proofs } from '../late-proofs.ts';
import { noOptions, type KeyOptions } from './key-options.ts';
import { fromBase64 } from './public-key-line.ts';

/** Where the client is, and what time it is at the server, in seconds since 1970. */
export interface Visit {
  readonly address: string;
  readonly now: number;
}

/** What becomes of a line, in the order in which sshd goes through it. */
export type Finding =
  /** It does not begin with a key of the wanted type: are there options before one? */
  | { readonly kind: 'options?'; readonly text: string }
  | { readonly kind: 'unended options' }
  /** No key of the wanted type stands behind them. */
  | { readonly kind: 'no key'; readonly text: string }
  | { readonly kind: 'bad options'; readonly reason: string }
  /** It has the wanted key. */
  | { readonly kind: 'matches' }
  | { readonly kind: 'expired'; readonly at: number }
  | { readonly kind: 'principals without authority' }
  /** An item of from= is no pattern, nor a network that can be. */
  | { readonly kind: 'invalid from'; readonly item: string }
  | { readonly kind: 'wrong place'; readonly required: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'accepted'; readonly options: KeyOptions; readonly certified?: true }
  | CertificateFinding;

/** Of a line with the key of the authority that signed a certificate. */
export type CertificateFinding =
  | { readonly kind: 'matches authority' }
  /** What the line would let its holder do. */
  | { readonly kind: 'line options'; readonly options: KeyOptions }
  | {
      readonly kind: 'certificate option';
      readonly name: string;
      readonly size: number;
      /** What is wrong with it. */
      readonly said: string | null;
    }
  | { readonly kind: 'certificate options'; readonly options: KeyOptions }
  | { readonly kind: 'principal found'; readonly name: string }
  | { readonly kind: 'wrong source address' }
  | { readonly kind: 'certificate refused'; readonly reason: string };

export interface LookedAt {
  /** Counted from 1. */
  readonly line: number;
  readonly findings: readonly Finding[];
}

export interface KeyFound {
  readonly line: number;
  readonly options: KeyOptions;
}

export interface KeyLookUp {
  /** The first line that lets the key in; null where there is none. */
  readonly found: KeyFound | null;
  /** The lines up to it that are no comments. */
  readonly looked: readonly LookedAt[];
  /** Where a certificate was looked for. */
  readonly certificate?: CertificateVerdict;
}

/** Goes through a file as sshd does: a line whose options are wrong or forbid it is passed over, and the next tried. */
export const lookUpKey = (text: string, type: string, blob: Bytes, visit: Visit): KeyLookUp =>
  lookThrough(text, (content) => judge(content, type, blob, visit));

export function lookThrough(
  text: string,
  judgeLine: (content: string, line: number) => readonly Finding[],
): KeyLookUp {
  const looked: LookedAt[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const content = raw.replace(/^[ \t]+/, '');
    if (content === '' || content.startsWith('#')) continue;
    const line = index + 1;
    const findings = judgeLine(content, line);
    looked.push({ line, findings });
    const last = findings.at(-1);
    if (last?.kind === 'accepted') return { found: { line, options: last.options }, looked };
  }
  return { found: null, looked };
}

function judge(content: string, type: string, wanted: Bytes, visit: Visit): readonly Finding[] {
  const { before, key, options } = readLine(content, type);
  if (options === null || key === null) return before;
  if (typeof options === 'string') return [...before, { kind: 'bad options', reason: options }];
  if (!sameBytes(key, wanted) || options.certAuthority) return before;
  const against = options === noOptions ? [] : proofs().forbids(options, visit);
  return [
    ...before,
    { kind: 'matches' },
    ...against,
    against.length > 0 ? { kind: 'refused' } : { kind: 'accepted', options },
  ];
}

interface ReadLine {
  readonly before: readonly Finding[];
  readonly key: Bytes | null;
  /** Null where they do not end, or no key follows; words where they are wrong. */
  readonly options: KeyOptions | string | null;
}

/** @param content a line without the blanks before it. */
export function readLine(content: string, type: string): ReadLine {
  const plain = readKey(content, type);
  if (plain) return { before: [], key: plain, options: noOptions };
  const before: Finding = { kind: 'options?', text: content };
  const length = optionsLength(content);
  if (length === null)
    return { before: [before, { kind: 'unended options' }], key: null, options: null };
  const rest = content.slice(length).replace(/^[ \t]+/, '');
  const key = readKey(rest, type);
  if (key)
    return { before: [before], key, options: proofs().parseKeyOptions(content.slice(0, length)) };
  return { before: [before, { kind: 'no key', text: rest }], key: null, options: null };
}

/** A key type and a key; null where the text does not begin with them. */
function readKey(text: string, type: string): Bytes | null {
  const [, named, base64 = ''] = /^([^ \t]+)[ \t]+([^ \t]+)/.exec(text) ?? [];
  const blob = named === type ? fromBase64(base64) : null;
  return blob && blob.length > 0 ? blob : null;
}

/** Up to the first blank that is not between quotation marks; null where a quotation does not end. */
function optionsLength(text: string): number | null {
  let isQuoted = false;
  let at = 0;
  for (; at < text.length && (isQuoted || !/[ \t]/.test(text.charAt(at))); at += 1) {
    if (text.startsWith('\\"', at)) at += 1;
    else if (text[at] === '"') isQuoted = !isQuoted;
  }
  return isQuoted ? null : Math.min(at, text.length);
}
