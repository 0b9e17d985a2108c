/**
 * What sending and receiving a frame says to people, in English: one entry a message, by its name. Both are told from
 * the side that acts: `side` sends for `sendWords`, and receives for `receiveWords`.
 */
import { connectionFrames } from './frames/connection.ts';
import type { FrameEntry } from './frames/entry.ts';
import {
  guessed,
  identification,
  kexInit,
  kexReply,
  lineBefore,
  transportFrames,
  unknown,
} from './frames/transport.ts';
import { userauthFrames } from './frames/userauth.ts';
import { size } from './more-prose.ts';
import { short } from './prose.ts';
import type { StepWords } from './words.ts';

export interface FrameWordsContext {
  readonly side: 'client' | 'server';
  /** Bytes on the wire. */
  readonly size: number;
  readonly encrypted: boolean;
  /** Records or packets before it under the same keys. */
  readonly sequence?: number;
  /** The decoded message; null where it could not be read. */
  readonly value: unknown;
}

export function sendWords(message: string, context: FrameWordsContext): StepWords {
  const entry = entryOf(message);
  const [title, text] = entry.send(context.side, otherOf(context.side), context.value);
  return { title, text, verb: entry.verb ?? 'send', term: term(message, entry, context) };
}

export function receiveWords(message: string, context: FrameWordsContext): StepWords {
  const entry = entryOf(message);
  const [title, text] = entry.receive(context.side, otherOf(context.side), context.value);
  return { title, text, verb: 'receive', term: term(message, entry, context) };
}

/** Whether a message has words of its own, rather than those for what nobody knows. */
export const hasFrameWords = (message: string): boolean => entryOf(message) !== unknown;

const otherOf = (side: FrameWordsContext['side']): string =>
  side === 'client' ? 'server' : 'client';

function term(message: string, entry: FrameEntry, context: FrameWordsContext): string {
  const parts = [
    short(message, 60),
    entry.term?.(context.value) ?? '',
    size(context.size),
    context.encrypted ? 'encrypted' : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const frames = { ...transportFrames, ...userauthFrames, ...connectionFrames };

/** Messages of the key exchange are named by their method, so they are known by their place in it. */
function entryOf(message: string): FrameEntry {
  if (isKnown(message)) return frames[message];
  if (message.startsWith('SSH-')) return identification;
  if (message === 'line before the identification') return lineBefore;
  if (message === 'guessed packet') return guessed;
  if (/^SSH_MSG_KEX\w*_INIT$/.test(message)) return kexInit;
  if (/^SSH_MSG_KEX\w*_REPLY$/.test(message)) return kexReply;
  return unknown;
}

const isKnown = (message: string): message is keyof typeof frames => Object.hasOwn(frames, message);
