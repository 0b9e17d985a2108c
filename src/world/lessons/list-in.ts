/** Names in a list, as RFC 4251 §5 writes them. */
import { FactProblem } from './fact-problem.ts';
import { foundAt, valueIn, type Told } from './found.ts';

/** Throws a FactProblem where the address names no field with a text. */
export function listIn(told: Told, address: string): readonly string[] {
  const found = foundAt(told, address);
  const value = found.kind === 'field' ? valueIn(found) : null;
  if (typeof value === 'string') return value === '' ? [] : value.split(',');
  throw new FactProblem(`${address} is no list of names`);
}
