/**
 * What the page may ask about the run that shows, beside its steps and frames: a line for each subject, answered by
 * the file of the same name in worker/topics/, which loads when it is first asked for. Answers are plain data.
 */
import type { Changes } from '../world/changes.ts';
import type { CompareAsk, CompareTell } from './compare-view.ts';
import type { ComputationView } from './computation-view.ts';
import type { Explanation, KnowledgeRow } from './knowledge-view.ts';
import type { FileView, LineKey, PublicKeyView } from './files-view.ts';
import type { Findings } from './find-view.ts';
import type { Input } from '../world/inputs.ts';
import type { LessonTopics } from './lesson-topics.ts';
import type { EndLog, LogView } from './log-view.ts';
import type { LoginsPart, LoginsTell } from './logins-view.ts';
import type { OpenFrame, ValueView } from './run.ts';
import type { ScheduleView } from './schedule-view.ts';
import type { Tool, ToolView } from './tools-view.ts';
import type { Party } from '../world/transcript.ts';
import type { QuestionView, RefusalView } from './question-view.ts';

export interface Topics extends LessonTopics {
  /** The files of both ends; none of an end that is a recording. */
  readonly files: { readonly ask: null; readonly tell: readonly FileView[] };
  /** Who knows what: a row for each value. */
  readonly knowledge: { readonly ask: null; readonly tell: readonly KnowledgeRow[] };
  /** How a party knows a value, by its id, or why it does not; null where the run has no such value. */
  readonly why: {
    readonly ask: { readonly value: string; readonly party: Party };
    readonly tell: Explanation | null;
  };
  /** The key schedules of a run of TLS, one for each handshake; none of other runs. */
  readonly schedules: { readonly ask: null; readonly tell: readonly ScheduleView[] };
  /** What `ssh -vvv` and `sshd -ddd` print. */
  readonly log: { readonly ask: null; readonly tell: LogView };
  /** What crosses, as whoever listens sees it: a line for each frame. */
  readonly wire: { readonly ask: null; readonly tell: EndLog };
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
  /** What stands on the screen where a changed host key is refused at a step; null where none is. */
  readonly refusal: {
    readonly ask: { readonly step: number };
    readonly tell: RefusalView | null;
  };
  /** Everything that has a name like the text. */
  readonly find: { readonly ask: { readonly text: string }; readonly tell: Findings };
  /** A part of the comparison of ways to log in, made of runs of its own. */
  readonly logins: { readonly ask: LoginsPart; readonly tell: LoginsTell };
  /** A run that is compared with one of another protocol, or a fact about it: made for this, not the one that shows. */
  readonly compare: { readonly ask: CompareAsk; readonly tell: CompareTell };
  /** A public key as a line of a file has it; null where it cannot be read. */
  readonly 'public-key': { readonly ask: LineKey; readonly tell: PublicKeyView | null };
  /** What a tool of OpenSSH prints about the files of the run, or about its server. */
  readonly tools: { readonly ask: { readonly tool: Tool }; readonly tell: ToolView };
  /** Loads a script of the worker, by its whole address; whether that could be done. */
  readonly 'own-file': { readonly ask: { readonly url: string }; readonly tell: boolean };
  /** Where a value came from and what became of it; null where the run has no value of that id. */
  readonly computation: {
    readonly ask: { readonly value: string };
    readonly tell: ComputationView | null;
  };
  /**
   * Values of the run that a moment of a lesson is about, whatever shows, with all that have their bytes: what has no
   * such address is left out.
   */
  readonly 'lesson-values': {
    readonly ask: {
      readonly scenario: string;
      readonly seed: string | null;
      readonly addresses: readonly string[];
    };
    readonly tell: readonly ValueView[];
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
