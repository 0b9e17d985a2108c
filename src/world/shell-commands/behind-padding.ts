import type { Recipe } from '../shell-commands.ts';
import { bytesOf, python } from './python.ts';

/** The padding has no zero in it, so the first one behind the block type ends it. */
export const recipe: Recipe = {
  kind: 'excerpt',
  source: 'RFC 8017 §7.2.2',
  fits: (how) => how === 'what stands behind the padding',
  reproduce({ from: [block] }) {
    if (!block) return { reason: 'What was decrypted is not known.' };
    return {
      command: python(...bytesOf('block', block), 'print(block[2:].split(bytes(1), 1)[1].hex())'),
    };
  },
};
