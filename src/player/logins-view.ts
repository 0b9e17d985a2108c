/** What the worker tells about the comparison of ways to log in: facts with links in the place of evidence. */
import type { Fact, Way } from '../world/logins/facts.ts';
import type { Level } from '../world/transcript.ts';

export { NOTICE } from '../world/notice.ts';
export { reasons, rows, ways } from '../world/logins/facts.ts';
export type {
  Ending,
  Fact,
  LoginsPart,
  NamedField,
  Reason,
  Row,
  Subject,
  Way,
} from '../world/logins/facts.ts';

/** The place in a run that shows a fact, by the parameters of a link. */
export interface FactPlace {
  readonly s: string;
  /** What is changed in the named scenario. */
  readonly with?: string;
  readonly step: string;
  readonly level?: Level;
  readonly focus?: string;
  readonly panels?: string;
  /** What must be said of the run. */
  readonly notice: string | null;
}

export interface ShownFact {
  readonly fact: Fact;
  readonly place: FactPlace;
  readonly way?: Way;
}

/** A part of the comparison, with how many runs were made for it so far; or why there is none. */
export type LoginsTell =
  { readonly facts: readonly ShownFact[]; readonly runs: number } | { readonly problem: string };
