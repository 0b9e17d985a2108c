import type { Recipe } from '../shell-commands.ts';
import { bytesOf, NUMBERS, PUBLIC, python } from './python.ts';

export const recipe: Recipe = {
  kind: 'encryption',
  source: 'RFC 8017 §5.1.1',
  fits: (how) => how === 'RSA, m^e mod n',
  reproduce({ from: [block, key] }) {
    if (!block || !key) return { reason: 'The block or the key is not known.' };
    return {
      command: python(
        ...NUMBERS,
        ...bytesOf('block', block),
        ...bytesOf('key', key),
        PUBLIC,
        'print(pow(number(block), e, n).to_bytes(len(block), "big").hex())',
      ),
    };
  },
};
