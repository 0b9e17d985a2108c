import type { Recipe } from '../shell-commands.ts';
import { privateKey } from './curve25519-der.ts';
import { bytesInto, TO_HEX } from './sh.ts';

/** X25519 of a private key and the base point, whose coordinate is 9. */
export const recipe: Recipe = {
  kind: 'public-half',
  source: 'RFC 7748 §6.1',
  fits: (how) => /^X25519\(\w+, 9\)$/.test(how),
  reproduce({ from: [key] }) {
    if (!key) return { reason: 'The private key is not known.' };
    const openssl = 'openssl pkey -inform DER -pubout -outform DER';
    return {
      command: bytesInto(`|\n${openssl} |\ntail -c 32 | ${TO_HEX}`, privateKey('X25519', key)),
    };
  },
};
