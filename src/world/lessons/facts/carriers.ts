import { provenanceOf } from '../../provenance.ts';
import { FactProblem } from '../fact-problem.ts';
import type { Fact } from '../fact.ts';
import { foundAt } from '../found.ts';

export const fact: Fact = {
  name: 'carriers',
  about: ['address'],
  says: 'how many frames carry a value in their messages, in the clear or encrypted',
  of(told, address) {
    const found = foundAt(told, address);
    if (found.kind !== 'value')
      throw new FactProblem(`${address} is a ${found.kind}, and no value`);
    return provenanceOf(told.run).carriers(found.value).length;
  },
};
