/**
 * What the page may ask about the run that shows, beside its steps and frames: a line for each subject, answered by
 * the file of the same name in worker/topics/, which loads when it is first asked for. Answers are plain data.
 */
import type { LogView } from './log-view.ts';

export interface Topics {
  /** What `ssh -vvv` and `sshd -ddd` print. */
  readonly log: { readonly ask: null; readonly tell: LogView };
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
