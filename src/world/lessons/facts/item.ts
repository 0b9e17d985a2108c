import { FactProblem } from '../fact-problem.ts';
import type { Fact } from '../fact.ts';
import { listIn } from '../list-in.ts';

export const fact: Fact = {
  name: 'item',
  about: ['number', 'address'],
  says: 'a name of a list in a field, by its place from 1',
  of(told, number, address) {
    const names = listIn(told, address);
    const name = names[Number(number) - 1];
    if (name !== undefined) return name;
    throw new FactProblem(`${address} has ${names.length} names`);
  },
};
