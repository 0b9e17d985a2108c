import type { Recipe } from '../shell-commands.ts';
import { privateKey } from './curve25519-der.ts';
import { bytesInto, TO_HEX } from './sh.ts';

/** "ssh-ed25519" as a string, and the length of the key behind it. RFC 8709 §4. */
const HEAD = '0000000b7373682d6564323535313900000020';

/** A public key as SSH writes it: its name, and the point that belongs to the private key. */
export const recipe: Recipe = {
  kind: 'public-half',
  source: 'RFC 8032 §5.1.5',
  fits: (how) => how === 'the public half, ssh-ed25519',
  reproduce({ from: [key] }) {
    if (!key) return { reason: 'The private key is not known.' };
    const openssl = 'openssl pkey -inform DER -pubout -outform DER';
    const point = bytesInto(`|\n${openssl} |\ntail -c 32 | ${TO_HEX}`, privateKey('Ed25519', key));
    return { command: `printf ${HEAD}\n${point}` };
  },
};
