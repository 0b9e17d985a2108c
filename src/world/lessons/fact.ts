/**
 * Facts of a run: what a lesson prints, asks for and claims. A fact is written as its name and what it is about, such
 * as `size server/SSH_MSG_KEX_ECDH_REPLY#1.K_S`. One file a fact in facts/.
 */
import { argumentKinds, isAddress, type ArgumentKind } from './arguments.ts';
import { closest } from './closest.ts';
import { FactProblem } from './fact-problem.ts';
import type { Told } from './found.ts';

export type FactValue = string | number | boolean;

/** A run, and where somebody stands in it. */
export interface FactContext extends Told {
  /** The address of what is pointed at; null where nothing is. */
  readonly pointed: string | null;
  /** The address of the current step; null where there is none, as in a test. */
  readonly step: string | null;
}

export interface Fact {
  readonly name: string;
  /** What it is about, in order. */
  readonly about: readonly ArgumentKind[];
  /** How many of these can be left out, from the last. */
  readonly optional?: number;
  /** What it gives, in a sentence for whoever writes lessons. */
  readonly says: string;
  /** Throws a FactProblem where the run does not have what it is asked about. What was left out is empty. */
  of(context: FactContext, first: string, second: string, third: string): FactValue;
}

/** A fact with what it is asked about. */
export interface FactCall {
  readonly fact: Fact;
  readonly about: readonly string[];
  /** As it was written. */
  readonly text: string;
}

/** A mistake in a fact or a condition as somebody wrote it; the message says what to write instead. */
export class FactSyntaxError extends Error {
  override name = 'FactSyntaxError';
  /** Where in the text, in characters from 0. */
  readonly at: number;

  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

const files = import.meta.glob<Fact>('./facts/*.ts', { eager: true, import: 'fact' });

/** All that there are, by name. */
export const facts: ReadonlyMap<string, Fact> = new Map(
  Object.values(files).map((fact) => [fact.name, fact]),
);

/** How a fact is written: `count SENDER/MESSAGE`. */
export const usage = ({ name, about, optional = 0 }: Fact): string =>
  [
    name,
    ...about.map((kind, at) =>
      at < about.length - optional ? kind.toUpperCase() : `[${kind.toUpperCase()}]`,
    ),
  ].join(' ');

/**
 * Reads a fact. Names of fields may have spaces: an address goes on until the next one begins.
 * @param from - where the text begins in what somebody wrote, for messages
 */
export function parseFact(text: string, from = 0): FactCall {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    word,
    at: from + index,
  }));
  const [first, ...rest] = words;
  if (!first) throw new FactSyntaxError(from, 'here a fact is missing, such as `outcome`');
  const fact = facts.get(first.word);
  if (!fact) {
    const near = closest(first.word, [...facts.keys()]);
    const meant = near === null ? '' : ` Did you mean \`${near}\`?`;
    throw new FactSyntaxError(
      first.at,
      `there is no fact \`${first.word}\`.${meant} There are: ${[...facts.keys()].toSorted().join(', ')}`,
    );
  }
  const about = joined(rest);
  const least = fact.about.length - (fact.optional ?? 0);
  if (about.length < least || about.length > fact.about.length) {
    const at = about[fact.about.length]?.at ?? from + text.trimEnd().length;
    throw new FactSyntaxError(at, `write \`${usage(fact)}\`: ${fact.says}`);
  }
  for (const [index, { word, at }] of about.entries()) {
    const kind = argumentKinds[fact.about[index] ?? 'address'];
    if (!kind.accepts(word))
      throw new FactSyntaxError(at, `\`${word}\` is no ${kind.is}. Write \`${usage(fact)}\``);
  }
  return { fact, about: about.map(({ word }) => word), text: text.trim() };
}

interface Word {
  readonly word: string;
  readonly at: number;
}

/** Words that follow an address and begin none belong to it. */
function joined(words: readonly Word[]): readonly Word[] {
  const parts: Word[] = [];
  for (const { word, at } of words) {
    const last = parts.at(-1);
    if (last && isAddress(last.word) && !isAddress(word))
      parts[parts.length - 1] = { word: `${last.word} ${word}`, at: last.at };
    else parts.push({ word, at });
  }
  return parts;
}

/** What the fact is in a run. Throws a FactProblem, which names the fact. */
export function tellFact({ fact, about, text }: FactCall, context: FactContext): FactValue {
  const [first = '', second = '', third = ''] = about;
  try {
    return fact.of(context, first, second, third);
  } catch (error) {
    if (!(error instanceof FactProblem)) throw error;
    throw new FactProblem(`\`${text}\`: ${error.message}`);
  }
}

/** A fact as a lesson prints it. */
export const factText = (value: FactValue): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
