import type { Recipe } from '../shell-commands.ts';
import { partsOf } from './hash.ts';
import { bytesInto, TO_HEX } from './sh.ts';

export const recipe: Recipe = {
  kind: 'hash',
  source: 'RFC 1321',
  fits: (how) => how === 'MD5',
  reproduce: ({ preimage }) =>
    preimage
      ? { command: bytesInto(`|\nopenssl dgst -md5 -binary | ${TO_HEX}`, partsOf(preimage)) }
      : { reason: 'What was hashed is not known.' },
};
