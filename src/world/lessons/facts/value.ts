import { FactProblem } from '../fact-problem.ts';
import type { Fact } from '../fact.ts';
import { foundAt, valueIn } from '../found.ts';

export const fact: Fact = {
  name: 'value',
  about: ['address'],
  says: 'what a field says: a number, yes or no, a text, or hexadecimal bytes',
  of(told, address) {
    const found = foundAt(told, address);
    if (found.kind === 'field') return valueIn(found);
    throw new FactProblem(`${address} is a ${found.kind}, and no field; see \`hex\` and \`text\``);
  },
};
