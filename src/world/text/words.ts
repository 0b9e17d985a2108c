/** What the English tables are made of: the words of one step, and what they are chosen by. */
import type { StepArgs } from '../../protocol/trace.ts';

export interface StepWords {
  /** One headline for people, at most 60 characters. */
  readonly title: string;
  /** One or two plain sentences, at most 180 characters. */
  readonly text: string;
  /** What the acting side does, in a word or two, for the step card. */
  readonly verb: string;
  /** The exact terms: message, algorithm, sizes. */
  readonly term: string;
}

export interface StepContext {
  readonly side: 'client' | 'server';
  readonly args: StepArgs;
  readonly result: string | undefined;
  readonly user: string;
  readonly host: string;
  /** Whether it belongs to a later key exchange of a session that already runs. */
  readonly rekey?: boolean;
  /** Whether it is about something that should be drawn, and that the scenario sets. */
  readonly given?: boolean;
}
