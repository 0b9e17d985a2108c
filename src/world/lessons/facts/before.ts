import type { Fact } from '../fact.ts';
import { foundAt, stepOfFound } from '../found.ts';

export const fact: Fact = {
  name: 'before',
  about: ['address', 'address'],
  says: 'whether the first comes before the second: a step, a frame by when it is sent, a value by when somebody first has it',
  of: (told, first, second) =>
    stepOfFound(foundAt(told, first)) < stepOfFound(foundAt(told, second)),
};
