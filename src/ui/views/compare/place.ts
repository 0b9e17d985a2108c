/** The place of the comparison: a pair of runs, a question, and a step of it; and the address that carries it. */
import { questions, type Question } from '../../../player/compare-view.ts';
import { pairs } from './pairs.ts';

export interface ComparePlace {
  /** Names of scenarios. */
  readonly left: string;
  readonly right: string;
  readonly question: Question;
  /** From 0. */
  readonly at: number;
  readonly present: boolean;
}

const [firstPair] = pairs;
const [firstQuestion] = questions;

export const PATH = '#/compare';

/** What is missing, or is not known, is as at the start. */
export function parsePlace(hash: string): ComparePlace {
  const query = hash.indexOf('?');
  const given = new URLSearchParams(query === -1 ? '' : hash.slice(query + 1));
  const question = questions.find((one) => one === given.get('q')) ?? firstQuestion;
  const at = Number(given.get('at') ?? 1);
  return {
    left: given.get('ssh') ?? firstPair.left,
    right: given.get('tls') ?? firstPair.right,
    question,
    at: Number.isInteger(at) && at > 0 ? at - 1 : 0,
    present: given.get('present') === '1',
  };
}

export function formatPlace({ left, right, question, at, present }: ComparePlace): string {
  const given = new URLSearchParams();
  if (left !== firstPair.left || right !== firstPair.right) {
    given.set('ssh', left);
    given.set('tls', right);
  }
  if (question !== firstQuestion || at > 0) given.set('q', question);
  if (at > 0) given.set('at', String(at + 1));
  if (present) given.set('present', '1');
  const query = given.toString();
  return query === '' ? PATH : `${PATH}?${query}`;
}
