import type { Recipe } from '../shell-commands.ts';
import { curveOfLength } from './ecdsa.ts';
import { hexLines, partOf } from './sh.ts';

const HOW = /^a number from 1 to n - 1, where n is the order of the curve/;

/** A private key out of random bytes: more of them than it has, so that no number is likelier than another. */
export const recipe: Recipe = {
  kind: 'excerpt',
  source: 'FIPS 186-5 §A.2.1',
  fits: (how) => HOW.test(how),
  reproduce({ from: [random], to }) {
    const curve = curveOfLength(to.bytes.length);
    if (!random || !curve) return { reason: 'The random bytes are not known.' };
    const [comment = '', ...hex] = hexLines([partOf(random)]);
    return {
      command: [
        "python3 - <<'EOF'",
        `n = 0x${curve.order}  # the order of the curve`,
        comment,
        'drawn = int("".join("""',
        ...hex,
        '""".split()), 16)',
        `print((drawn % (n - 1) + 1).to_bytes(${curve.length}, "big").hex())`,
        'EOF',
      ].join('\n'),
    };
  },
};
