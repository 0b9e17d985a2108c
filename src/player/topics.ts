import type { Explanation, KnowledgeRow } from './knowledge-view.ts';
import type { Party } from '../world/transcript.ts';

/**
 * What the page may ask about the run that shows, beside its steps and frames: a line for each subject, answered by
 * the file of the same name in worker/topics/, which loads when it is first asked for. Answers are plain data.
 */
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
