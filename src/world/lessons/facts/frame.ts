import { FactProblem } from '../fact-problem.ts';
import { parseFieldAddress } from '../../field-address.ts';
import type { Fact } from '../fact.ts';
import { isThere } from '../found.ts';

export const fact: Fact = {
  name: 'frame',
  about: ['address'],
  says: 'whether the run has a frame, or a field in it',
  of(told, address) {
    if (!parseFieldAddress(address)) throw new FactProblem(`${address} is no address of a frame`);
    return isThere(told, address);
  },
};
