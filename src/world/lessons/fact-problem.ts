/** A fact that cannot be told of a run, as what it asks about is not there; the message says what is. */
export class FactProblem extends Error {
  override name = 'FactProblem';
}
