import type { Recipe } from '../shell-commands.ts';
import { bytesOf, NUMBERS, PRIVATE, python } from './python.ts';

export const recipe: Recipe = {
  kind: 'decryption',
  source: 'RFC 8017 §5.1.2',
  fits: (how) => how === 'RSA, c^d mod n',
  reproduce({ from }) {
    const key = from.find(({ symbol }) => symbol === 'd_U');
    const block = from.find(({ symbol }) => symbol === 'c');
    if (!block) return { reason: 'What was decrypted is not known.' };
    if (!key)
      return { reason: 'The private key is not in the recording: nobody here can decrypt.' };
    return {
      command: python(
        ...NUMBERS,
        ...bytesOf('block', block),
        ...bytesOf('key', key),
        PRIVATE,
        'print(pow(number(block), d, n).to_bytes(len(block), "big").hex())',
      ),
    };
  },
};
