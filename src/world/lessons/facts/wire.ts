import { toHex } from '../../../codec/bytes.ts';
import type { Fact } from '../fact.ts';
import { contentOf, foundAt } from '../found.ts';

export const fact: Fact = {
  name: 'wire',
  about: ['address'],
  says: 'how many frames have the bytes of a value or a field in them as they pass on the wire, for everybody to read',
  of({ run, steps }, address) {
    const part = toHex(contentOf(foundAt({ run, steps }, address), address));
    return run.recorder.frames.filter(({ wire }) => toHex(wire).includes(part)).length;
  },
};
