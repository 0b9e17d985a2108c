import type { Recipe } from '../shell-commands.ts';
import { bytesInto, partOf, TO_HEX } from './sh.ts';

const fixed = (name: string, ...bytes: number[]) => ({ name, bytes: Uint8Array.from(bytes) });

/** What RSA encrypts: the number behind as much padding as makes it as long as the key. */
export const recipe: Recipe = {
  kind: 'excerpt',
  source: 'RFC 8017 §7.2.1',
  fits: (how) => how.startsWith('PKCS #1 v1.5: '),
  reproduce({ from }) {
    const [padding, number] = from.map(partOf);
    if (!padding || !number) return { reason: 'Its parts are not known.' };
    const parts = [fixed('0, and 2: encrypted', 0, 2), padding, fixed('0', 0), number];
    return { command: bytesInto(`|\n${TO_HEX}`, parts) };
  },
};
