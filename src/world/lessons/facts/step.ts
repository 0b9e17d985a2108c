import { FactProblem } from '../fact-problem.ts';
import type { Fact } from '../fact.ts';
import { isThere } from '../found.ts';

export const fact: Fact = {
  name: 'step',
  about: ['address'],
  says: 'whether the run has a step',
  of(told, address) {
    if (!address.startsWith('step:')) throw new FactProblem(`${address} is no address of a step`);
    return isThere(told, address);
  },
};
