import { layersOf } from '../../layers.ts';
import { standsIn } from '../stands-in.ts';
import type { Fact } from '../fact.ts';
import { contentOf, foundAt, frameOf } from '../found.ts';

export const fact: Fact = {
  name: 'carries',
  about: ['address', 'address'],
  says: 'whether the bytes of a value or a field stand in a frame, once it is decrypted',
  of(told, address, what) {
    const frame = frameOf(foundAt(told, address), address);
    const part = contentOf(foundAt(told, what), what);
    return layersOf(frame, told.run.telling).some(({ bytes }) => standsIn(part, bytes));
  },
};
