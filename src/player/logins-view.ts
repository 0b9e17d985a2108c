/** What the worker tells about the comparison of ways to log in: facts with links in the place of evidence. */
import type { Fact, Way } from '../world/logins/facts.ts';
import type { FactPlace } from './fact-place.ts';

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

export interface ShownFact {
  readonly fact: Fact;
  readonly place: FactPlace;
  readonly way?: Way;
}

/** A part of the comparison, with how many runs were made for it so far; or why there is none. */
export type LoginsTell =
  { readonly facts: readonly ShownFact[]; readonly runs: number } | { readonly problem: string };
