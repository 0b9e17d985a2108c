import { FactProblem } from '../fact-problem.ts';
import type { Fact } from '../fact.ts';
import { foundAt, stepOfFound } from '../found.ts';
import { sinceKnown } from '../since-known.ts';

export const fact: Fact = {
  name: 'knows',
  about: ['party', 'address', 'address'],
  optional: 1,
  says: 'whether a party ever knows a value; with the address of a step, a frame or a value: whether it does by then',
  of(told, party, address, by) {
    const found = foundAt(told, address);
    if (found.kind !== 'value')
      throw new FactProblem(`${address} is a ${found.kind}, and no value`);
    const since = sinceKnown(told.run, found.value, party);
    if (since === null) return false;
    return by === '' || since <= stepOfFound(foundAt(told, by));
  },
};
