import type { Recipe } from '../shell-commands.ts';
import { bytesOf, python } from './python.ts';

export const recipe: Recipe = {
  kind: 'excerpt',
  source: '',
  fits: (how) => how === 'the challenge with its last bit changed',
  reproduce({ from: [challenge] }) {
    if (!challenge) return { reason: 'The challenge is not known.' };
    return {
      command: python(
        ...bytesOf('challenge', challenge),
        'print((challenge[:-1] + bytes([challenge[-1] ^ 1])).hex())',
      ),
    };
  },
};
