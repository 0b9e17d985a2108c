/** What the worker tells about a run that is compared with one of another protocol. */
import type { Carried, When } from '../world/compare/answers.ts';
import type { Fact, Row } from '../world/compare/facts.ts';
import type { Question } from '../world/compare/questions.ts';
import type { SchedulePart } from '../world/compare/schedule.ts';
import type { Outcome, Step } from '../world/transcript.ts';
import type { FactPlace } from './fact-place.ts';
import type { LadderFrame, ValueView } from './run.ts';

export { readable, rows, TELLING } from '../world/compare/facts.ts';
export { phaseOf, questions, rankOf } from '../world/compare/questions.ts';
export type { Carried, Fact, Question, Row, SchedulePart, When };
export type { Operation, Readable, Trust } from '../world/compare/facts.ts';

/** What is asked: all that a column shows, or a row of the table of facts. */
export interface CompareAsk {
  /** A named scenario. */
  readonly scenario: string;
  readonly part: 'column' | Row;
}

/** A frame on the ladder, with its round trip and the place that shows it. */
export interface ColumnFrame extends LadderFrame {
  readonly trip: number;
  readonly place: FactPlace;
}

export interface ColumnStep {
  readonly step: Step;
  readonly place: FactPlace;
}

export interface CarriedView {
  readonly frame: ColumnFrame;
  readonly values: readonly string[];
  readonly said: readonly {
    readonly says: string;
    readonly field: string;
    readonly place: FactPlace;
  }[];
}

export interface AnswerView {
  readonly question: Question;
  readonly when: When;
  /** The step that answers it; null where none does. */
  readonly told: ColumnStep | null;
  /** The steps that are walked. */
  readonly steps: readonly ColumnStep[];
  /** Those that show, in order, and how many more stand before the one at `at`. */
  readonly frames: readonly ColumnFrame[];
  readonly folded: { readonly at: number; readonly count: number; readonly bytes: number } | null;
  /** What came in frames of earlier questions; values by their ids. */
  readonly carried: readonly CarriedView[];
}

export interface ScheduleRowView {
  readonly to: string;
  readonly how: readonly string[];
  readonly from: readonly string[];
  readonly parts: readonly SchedulePart[];
  readonly inUse: boolean;
  readonly place: FactPlace;
}

/** A run as a column shows it. Whole: an open question is answered by the scenario's own defaults. */
export interface ColumnView {
  readonly scenario: string;
  readonly title: string;
  readonly protocol: string;
  readonly host: string;
  readonly port: number;
  readonly isIntercepted: boolean;
  /** What must be said of the run; null for nearly all. */
  readonly notice: string | null;
  readonly outcome: Outcome;
  readonly answers: readonly AnswerView[];
  readonly values: readonly ValueView[];
  /** The id of the shared secret of the first exchange; null where there is none. */
  readonly K: string | null;
  /** The id of the secret that the schedule begins with: of whoever answered, where the client has none. */
  readonly scheduled: string | null;
  readonly schedule: readonly ScheduleRowView[];
}

export interface ComparedFact {
  readonly fact: Fact;
  readonly place: FactPlace;
}

export type CompareTell =
  | { readonly column: ColumnView }
  | { readonly facts: readonly ComparedFact[] }
  | { readonly problem: string };
