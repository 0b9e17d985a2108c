import { bytesToBig } from '../../../codec/bytes.ts';
import type { Fact } from '../fact.ts';
import { contentOf, foundAt } from '../found.ts';

export const fact: Fact = {
  name: 'bits',
  about: ['address'],
  says: 'how many bits the number has that a value or a field holds, without zeros in front',
  of(told, address) {
    const number = bytesToBig(contentOf(foundAt(told, address), address));
    return number === 0n ? 0 : number.toString(2).length;
  },
};
