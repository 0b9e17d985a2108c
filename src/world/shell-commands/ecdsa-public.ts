import type { Recipe } from '../shell-commands.ts';
import { curveIn, ecPrivateKey, headOf, pointLength } from './ecdsa.ts';
import { bytesInto, TO_HEX } from './sh.ts';

/** A public key as SSH writes it: its name, that of the curve, and the point that belongs to the private key. */
export const recipe: Recipe = {
  kind: 'public-half',
  source: 'RFC 5656 §3.1',
  fits: (how) => how.startsWith('the public half, ') && curveIn(how) !== undefined,
  reproduce({ how, from: [key] }) {
    const curve = curveIn(how);
    if (!key || !curve) return { reason: 'The private key is not known.' };
    const openssl = 'openssl pkey -inform DER -pubout -outform DER';
    const name = `ECPrivateKey, RFC 5915: ${key.label}`;
    const point = bytesInto(`|\n${openssl} |\ntail -c ${pointLength(curve)} | ${TO_HEX}`, [
      { name, bytes: ecPrivateKey(curve, key.bytes) },
    ]);
    return { command: `printf ${headOf(curve)}\n${point}` };
  },
};
