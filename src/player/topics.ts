/**
 * What the page may ask about the run that shows, beside its steps and frames: a line for each subject, answered by
 * the file of the same name in worker/topics/, which loads when it is first asked for. Answers are plain data.
 */
import type { Changes } from '../world/changes.ts';
import type { Input } from '../world/inputs.ts';
import type { Party } from '../world/transcript.ts';
import type { Explanation, KnowledgeRow } from './knowledge-view.ts';
import type { OpenFrame } from './run.ts';
import type { QuestionView } from './question-view.ts';

export interface Topics {
  /** Who knows what: a row for each value. */
  readonly knowledge: { readonly ask: null; readonly tell: readonly KnowledgeRow[] };
  /** How a party knows a value, by its id, or why it does not; null where the run has no such value. */
  readonly why: {
    readonly ask: { readonly value: string; readonly party: Party };
    readonly tell: Explanation | null;
  };
  /** What `ssh -vvv` has printed, by the index of the step. */
  readonly log: { readonly ask: null; readonly tell: readonly (readonly string[])[] };
  /** What can be changed. */
  readonly inputs: { readonly ask: null; readonly tell: readonly Input[] };
  /** What differs from the original run; null where nothing was changed. */
  readonly changes: { readonly ask: null; readonly tell: Changes | null };
  /** A frame of the original run by its address; null where that has none, or nothing was changed. */
  readonly original: { readonly ask: { readonly frame: string }; readonly tell: OpenFrame | null };
  /** What a person is asked at a step; null where nothing is. */
  readonly question: {
    readonly ask: { readonly step: number };
    readonly tell: QuestionView | null;
  };
}

export type TopicName = keyof Topics;
export type AskOf<K extends TopicName> = Topics[K]['ask'];
export type TellOf<K extends TopicName> = Topics[K]['tell'];

/** A question on its way to the worker, with its subject. */
export interface Asked<K extends TopicName = TopicName> {
  readonly topic: K;
  readonly about: AskOf<K>;
}

/** An answer on its way back. */
export interface Told<K extends TopicName = TopicName> {
  readonly topic: K;
  readonly tell: TellOf<K>;
}
