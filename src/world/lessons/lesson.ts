/** A lesson as the page and the tests have it: what the compiler makes of a file in `lessons/en`. Plain data. */
import type { AnyScenarioInput } from '../kind.ts';
import type { Level } from '../transcript.ts';

export interface LessonHead {
  /** From the name of the file, as is the slug: `04-right-server.md`. */
  readonly number: number;
  readonly slug: string;
  readonly title: string;
  /** How long it takes, about. */
  readonly minutes: number;
  readonly objectives: readonly Inline[][];
  /** Such as `RFC 4251 §4.1`. */
  readonly sources: readonly string[];
  /** What it introduces, in order. */
  readonly terms: readonly Term[];
  readonly parts: readonly { readonly title: string; readonly moments: number }[];
  /** Numbers of the lessons whose terms it uses most. */
  readonly buildsOn: readonly number[];
}

export interface Lesson extends Omit<LessonHead, 'parts' | 'buildsOn'> {
  readonly parts: readonly Part[];
}

/** A heading and what stands under it. */
export interface Part {
  readonly title: string;
  readonly moments: readonly Moment[];
}

/** One idea: a text, and the place of the stage that it speaks of. "Next" goes from one to the next. */
export interface Moment {
  readonly place: Place;
  readonly blocks: readonly Block[];
}

export interface Place {
  /** The name of a scenario. */
  readonly scenario: string;
  readonly level: Level;
  /** Address of a step; null for the first one. */
  readonly step: string | null;
  /** Address of what is pointed at. */
  readonly focus: string | null;
  /** Ids of the panels beside the stage, at most two. */
  readonly panels: readonly string[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'heading'; readonly content: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: 'predict'; readonly question: Question }
  | { readonly kind: 'quiz'; readonly question: Question }
  | { readonly kind: 'try'; readonly task: Task }
  | { readonly kind: 'reveal'; readonly title: string; readonly blocks: readonly Block[] }
  | { readonly kind: 'term'; readonly term: Term }
  /** For teachers. */
  | { readonly kind: 'aside'; readonly blocks: readonly Block[] };

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly content: readonly Inline[] }
  /** Leads to an address of the run that the moment shows. */
  | { readonly kind: 'point'; readonly address: string; readonly content: readonly Inline[] }
  /** Leads to a page of the app, such as `#/legend`. */
  | { readonly kind: 'page'; readonly hash: string; readonly content: readonly Inline[] }
  /** The tag of a value, with its symbol and print. */
  | { readonly kind: 'value'; readonly address: string }
  /** A fact of the run, computed from it: see facts.ts. */
  | { readonly kind: 'fact'; readonly of: string }
  /** Text that holds only if a condition does; a test sees to it. */
  | { readonly kind: 'claim'; readonly that: string; readonly content: readonly Inline[] }
  /** A term that was introduced before, by its name. */
  | { readonly kind: 'term'; readonly name: string; readonly text: string };

export interface Term {
  readonly name: string;
  /** Other forms of it, such as its plural. */
  readonly also: readonly string[];
  readonly means: readonly Block[];
  /** Its first use in the run of the moment that introduces it; null where nothing stands for it there. */
  readonly at: string | null;
}

/** What a reason can point at. */
export interface Reason {
  readonly why: readonly Block[];
  /** The evidence on the stage: an address. */
  readonly evidence: string | null;
}

interface Asked {
  /** Of its own in the lesson: progress is kept by it. */
  readonly id: string;
  readonly ask: readonly Block[];
  /** Shown after a second wrong answer. */
  readonly hint: readonly Block[];
  /** Only of a `predict`: the address of the step that shows the answer; null for the next one. */
  readonly shows: string | null;
}

export interface Choice extends Reason {
  readonly label: readonly Inline[];
  readonly isRight: boolean;
  /** What holds in the run exactly if the choice is right; null where no run can tell. */
  readonly that: string | null;
}

export type Question = Asked &
  (
    | { readonly kind: 'choice' | 'several'; readonly choices: readonly Choice[] }
    | {
        readonly kind: 'order';
        /** In the right order; shown in another. `at` is the address of the step or frame that gives each its place. */
        readonly items: readonly {
          readonly label: readonly Inline[];
          readonly at: string | null;
        }[];
        /** Named common errors: the item `second` put before the item `first`, by their indexes. */
        readonly errors: readonly (Reason & { readonly first: number; readonly second: number })[];
        readonly right: Reason;
        readonly otherwise: Reason;
      }
    | {
        readonly kind: 'number' | 'value';
        /** The answer, as a fact of the run. */
        readonly of: string;
        /** Named common errors. Each is a literal, or a fact in `$(…)`. */
        readonly errors: readonly (Reason & { readonly answer: string })[];
        readonly right: Reason;
        readonly otherwise: Reason;
      }
  );

/** A false statement that many believe, and what refutes it, at a place of the stage. */
export interface Misconception extends Moment {
  readonly id: string;
  readonly statement: string;
  /** What the statement speaks of, for those who do not know it; empty where it says so itself. */
  readonly context: string;
}

/** Something to bring about in the live run. */
export interface Task {
  readonly id: string;
  readonly ask: readonly Block[];
  /** The condition that ends it. */
  readonly that: string;
  readonly hints: readonly (readonly Block[])[];
  /** What a run, or a place, that does not do it yet shows: the first that holds is told. */
  readonly errors: readonly (Reason & { readonly that: string })[];
  readonly otherwise: Reason;
  readonly done: Reason;
  readonly solution: Solution;
}

/** What does the task: settings laid over the scenario (lists are replaced), or an address to point at. */
export type Solution =
  | { readonly kind: 'scenario'; readonly scenario: AnyScenarioInput }
  | { readonly kind: 'point'; readonly address: string };

/** A term as the glossary has it: with the moment that introduces it. */
export interface GlossaryEntry extends Term {
  readonly lesson: Pick<LessonHead, 'number' | 'slug' | 'title'>;
  /** From 1, over the whole lesson: `#/learn/SLUG/MOMENT`. */
  readonly moment: number;
  /** Its stage: in its run stands what the term's `at` is the address of. */
  readonly place: Place;
}
