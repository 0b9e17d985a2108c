import { toHex } from '../../../codec/bytes.ts';
import type { Fact } from '../fact.ts';
import { contentOf, foundAt } from '../found.ts';

export const fact: Fact = {
  name: 'hex',
  about: ['address'],
  says: 'the bytes of a value, or of what a field holds, in hexadecimal without the length in front',
  of: (told, address) => toHex(contentOf(foundAt(told, address), address)),
};
