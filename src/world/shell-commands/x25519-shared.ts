import type { Recipe } from '../shell-commands.ts';
import { privateKey, publicKey } from './curve25519-der.ts';
import { bytesInto, inFolder, TO_HEX } from './sh.ts';

const DERIVE = `openssl pkeyutl -derive -inkey "$d/own" -keyform DER \\
  -peerkey "$d/peer" -peerform DER`;

/** X25519 of one's own private key and the other's public one. */
export const recipe: Recipe = {
  kind: 'agreement',
  source: 'RFC 7748 §6.1',
  fits: (how) => /^X25519\(\w+, [A-Za-z]\w*\)$/.test(how),
  reproduce({ from: [own, peer] }) {
    if (!own || !peer) return { reason: 'One of the two keys is not known.' };
    return {
      command: inFolder(
        bytesInto('> "$d/own"', privateKey('X25519', own)),
        bytesInto('> "$d/peer"', publicKey('X25519', peer)),
        `${DERIVE} | ${TO_HEX}`,
      ),
    };
  },
};
