import type { Fact } from '../fact.ts';
import { bytesOf, foundAt } from '../found.ts';

export const fact: Fact = {
  name: 'size',
  about: ['address'],
  says: 'bytes of a value, of a frame on the wire, or of a field as the packet panel has it: with the length in front of it',
  of: (told, address) => bytesOf(foundAt(told, address), address).length,
};
