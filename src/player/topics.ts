/**
 * What the page may ask about the run that shows, beside its steps and frames: a line for each subject, answered by
 * the file of the same name in worker/topics/, which loads when it is first asked for. Answers are plain data.
 */
import type { FileView, LineKey, PublicKeyView } from './files-view.ts';

export interface Topics {
  /** The files of both ends; none of an end that is a recording. */
  readonly files: { readonly ask: null; readonly tell: readonly FileView[] };
  /** What `ssh -vvv` has printed, by the index of the step. */
  readonly log: { readonly ask: null; readonly tell: readonly (readonly string[])[] };
  /** A public key as a line of a file has it; null where it cannot be read. */
  readonly 'public-key': { readonly ask: LineKey; readonly tell: PublicKeyView | null };
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
