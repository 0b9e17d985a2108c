import { FactProblem } from '../fact-problem.ts';
import type { Fact } from '../fact.ts';
import { foundAt } from '../found.ts';

export const fact: Fact = {
  name: 'result',
  about: ['address'],
  says: 'what came of a step, such as `valid` or `refused`; `none` where nothing is said of it',
  of(told, address) {
    const found = foundAt(told, address);
    if (found.kind === 'step') return told.steps.at(found.index).result?.text ?? 'none';
    throw new FactProblem(`${address} is a ${found.kind}, and no step`);
  },
};
