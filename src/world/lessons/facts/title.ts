import { FactProblem } from '../fact-problem.ts';
import type { Fact } from '../fact.ts';
import { foundAt } from '../found.ts';

export const fact: Fact = {
  name: 'title',
  about: ['address'],
  says: 'the headline of a step',
  of(told, address) {
    const found = foundAt(told, address);
    if (found.kind === 'step') return told.steps.at(found.index).title;
    throw new FactProblem(`${address} is a ${found.kind}, and no step`);
  },
};
