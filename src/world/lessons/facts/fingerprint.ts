import { fingerprint } from '../../../protocol/ssh/fingerprint.ts';
import type { Fact } from '../fact.ts';
import { contentOf, foundAt } from '../found.ts';
import { keyTypeIn } from '../key-type.ts';

export const fact: Fact = {
  name: 'fingerprint',
  about: ['address'],
  says: 'the fingerprint `SHA256:…` of a public key of SSH, as `ssh-keygen -l` prints it',
  of(told, address) {
    const blob = contentOf(foundAt(told, address), address);
    keyTypeIn(blob, address);
    return fingerprint(blob);
  },
};
