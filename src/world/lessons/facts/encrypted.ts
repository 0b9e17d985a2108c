import type { Fact } from '../fact.ts';
import { foundAt, frameOf } from '../found.ts';

export const fact: Fact = {
  name: 'encrypted',
  about: ['address'],
  says: 'whether a frame, or the one that a field is in, was sent encrypted',
  of: (told, address) => frameOf(foundAt(told, address), address).keyValues.length > 0,
};
