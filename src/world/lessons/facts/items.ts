import type { Fact } from '../fact.ts';
import { listIn } from '../list-in.ts';

export const fact: Fact = {
  name: 'items',
  about: ['address'],
  says: 'how many names a list in a field has',
  of: (told, address) => listIn(told, address).length,
};
