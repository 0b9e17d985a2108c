import type { Recipe } from '../shell-commands.ts';
import { bytesOf, python } from './python.ts';

export const recipe: Recipe = {
  kind: 'excerpt',
  source: 'RFC 8017 §7.2.1',
  fits: (how) => how.startsWith('the bytes that are not zero'),
  reproduce({ from: [drawn, more] }) {
    if (!drawn || !more) return { reason: 'What was drawn is not known.' };
    return {
      command: python(
        ...bytesOf('drawn', drawn),
        ...bytesOf('more', more),
        'print((drawn.replace(bytes(1), b"") + more).hex())',
      ),
    };
  },
};
