import type { Fact } from '../fact.ts';
import { contentOf, foundAt } from '../found.ts';

export const fact: Fact = {
  name: 'length',
  about: ['address'],
  says: 'bytes of what a field holds, without the length in front of it; else as `size`',
  of: (told, address) => contentOf(foundAt(told, address), address).length,
};
