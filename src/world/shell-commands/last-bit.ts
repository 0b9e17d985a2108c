import type { Recipe } from '../shell-commands.ts';
import { bytesOf, python } from './python.ts';

export const recipe: Recipe = {
  kind: 'excerpt',
  source: '',
  fits: (how) => how === 'the challenge with a bit of its last byte changed',
  reproduce({ from: [challenge, drawn] }) {
    if (!challenge || !drawn) return { reason: 'What was changed is not known.' };
    return {
      command: python(
        ...bytesOf('challenge', challenge),
        ...bytesOf('drawn', drawn),
        'print((challenge[:-1] + bytes([challenge[-1] ^ 1 << (drawn[0] & 7)])).hex())',
      ),
    };
  },
};
