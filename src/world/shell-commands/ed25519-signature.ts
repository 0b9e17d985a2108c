import type { Recipe } from '../shell-commands.ts';
import { privateKey } from './curve25519-der.ts';
import { partsOf } from './hash.ts';
import { bytesInto, inFolder, TO_HEX } from './sh.ts';

/** "ssh-ed25519" as a string, and the length of the signature behind it. RFC 8709 §6. */
const HEAD = '0000000b7373682d6564323535313900000040';

/** A signature as SSH writes it. Ed25519 draws nothing: the same key and the same bytes give the same one. */
export const recipe: Recipe = {
  kind: 'signature',
  source: 'RFC 8032 §5.1.6',
  fits: (how) => how === 'ssh-ed25519',
  reproduce({ from, preimage }) {
    const key = from.find(({ secret }) => secret);
    if (!preimage) return { reason: 'What was signed is not known.' };
    if (!key) return { reason: 'The private key is not in the recording: nobody here can sign.' };
    return {
      command: inFolder(
        bytesInto('> "$d/key"', privateKey('Ed25519', key)),
        bytesInto('> "$d/data"', partsOf(preimage)),
        `printf ${HEAD}`,
        `openssl pkeyutl -sign -rawin -inkey "$d/key" -keyform DER -in "$d/data" |\n${TO_HEX}`,
      ),
    };
  },
};
