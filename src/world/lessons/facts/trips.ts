import { tripsOf } from '../../frame-trips.ts';
import type { Fact } from '../fact.ts';
import { foundAt, frameOf } from '../found.ts';

export const fact: Fact = {
  name: 'trips',
  about: ['address'],
  optional: 1,
  says: 'how many round trips the run took, the TCP connection counted; with the address of a frame: until it was sent',
  of(told, address) {
    const trips = tripsOf(told.run);
    const last = trips.length - 1;
    const at = address === '' ? last : frameOf(foundAt(told, address), address).index;
    return trips[at] ?? 1;
  },
};
