import type { ComputationView } from './computation-view.ts';

/**
 * What the page may ask about the run that shows, beside its steps and frames: a line for each subject, answered by
 * the file of the same name in worker/topics/, which loads when it is first asked for. Answers are plain data.
 */
export interface Topics {
  /** What `ssh -vvv` has printed, by the index of the step. */
  readonly log: { readonly ask: null; readonly tell: readonly (readonly string[])[] };
  /** Where a value came from and what became of it; null where the run has no value of that id. */
  readonly computation: {
    readonly ask: { readonly value: string };
    readonly tell: ComputationView | null;
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
