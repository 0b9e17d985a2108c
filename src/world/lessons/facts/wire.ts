import type { Fact } from '../fact.ts';
import { contentOf, foundAt } from '../found.ts';
import { standsIn } from '../stands-in.ts';

export const fact: Fact = {
  name: 'wire',
  about: ['address'],
  says: 'how many frames have the bytes of a value or a field in them as they pass on the wire, for everybody to read',
  of({ run, steps }, address) {
    const part = contentOf(foundAt({ run, steps }, address), address);
    return run.recorder.frames.filter(({ wire }) => standsIn(part, wire)).length;
  },
};
