import type { Recipe } from '../shell-commands.ts';
import { bytesOf, python } from './python.ts';

const how = /^the n for which (\d+)\^n mod (\d+) is e$/;

/** Every exponent of a small group is tried. */
export const recipe: Recipe = {
  kind: 'search',
  source: 'RFC 4253 §8',
  fits: (name) => how.test(name),
  reproduce({ how: name, from: [e] }) {
    const [, g = '', p = ''] = how.exec(name) ?? [];
    if (!e) return { reason: 'The public value is not known.' };
    return {
      command: python(
        ...bytesOf('e', e),
        `found = next(n for n in range(1, ${p}) if pow(${g}, n, ${p}) == e[0])`,
        'print(f"{found:02x}")',
      ),
    };
  },
};
