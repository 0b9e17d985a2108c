import type { Fact } from '../fact.ts';
import { contentOf, foundAt } from '../found.ts';
import { keyTypeIn } from '../key-type.ts';

export const fact: Fact = {
  name: 'type',
  about: ['address'],
  says: 'the name with which a public key or a signature of SSH begins, such as `ssh-ed25519`',
  of: (told, address) => keyTypeIn(contentOf(foundAt(told, address), address), address),
};
