import { bigToBytes } from '../../codec/bytes.ts';
import { group14 } from '../../crypto/modp.ts';
import type { Recipe } from '../shell-commands.ts';
import { hexLines, partOf, type Part } from './sh.ts';

const how = /^(\w+)\^(\w+) mod (p|\d+)$/;

/** Classic Diffie-Hellman: a power of the generator, or of the other side's value. */
export const recipe: Recipe = {
  kind: 'agreement',
  source: 'RFC 4253 §8',
  fits: (name) => how.test(name),
  reproduce({ how: name, from: [exponent, peer] }) {
    const [, base = '', power = ''] = how.exec(name) ?? [];
    if (!exponent) return { reason: 'The secret exponent is not known.' };
    const small = /\d+$/.exec(name)?.[0];
    const { name: group, p, g } = group14;
    return {
      command: [
        "python3 - <<'EOF'",
        'number = lambda hex: int.from_bytes(bytes.fromhex(hex), "big")',
        ...(peer ? assigned(base, partOf(peer)) : small ? [] : [`${base} = ${g}`]),
        ...assigned(power, partOf(exponent)),
        ...(small
          ? []
          : assigned('p', { name: `p: the prime of ${group}, RFC 3526 §3`, bytes: bigToBytes(p) })),
        `n = pow(${base}, ${power}, ${small ?? 'p'})`,
        'print(n.to_bytes((n.bit_length() + 7) // 8, "big").hex())',
        'EOF',
      ].join('\n'),
    };
  },
};

function assigned(variable: string, part: Part): string[] {
  const [comment = '', ...hex] = hexLines([part]);
  return [comment, `${variable} = number("""`, ...hex, '""")'];
}
