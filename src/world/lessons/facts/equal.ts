import { sameBytes } from '../../../codec/bytes.ts';
import type { Fact } from '../fact.ts';
import { contentOf, foundAt } from '../found.ts';

export const fact: Fact = {
  name: 'equal',
  about: ['address', 'address'],
  says: 'whether two values or fields hold the same bytes, lengths in front apart',
  of: (told, first, second) =>
    sameBytes(contentOf(foundAt(told, first), first), contentOf(foundAt(told, second), second)),
};
