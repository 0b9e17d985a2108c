import type { Fact } from '../fact.ts';
import { foundAt, frameOf } from '../found.ts';

export const fact: Fact = {
  name: 'sequence',
  about: ['address'],
  says: 'the sequence number of a frame, counted for each direction from 0',
  of: (told, address) => frameOf(foundAt(told, address), address).sequence,
};
