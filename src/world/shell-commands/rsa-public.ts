import { concat, toHex, utf8 } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import { mpint, string } from '../../codec/types.ts';
import type { Recipe } from '../shell-commands.ts';
import { rsaNumbersIn, rsaPrivateKey } from './rsa.ts';
import { bytesInto } from './sh.ts';

/** A public key as SSH writes it: its name, the exponent, and the modulus, which openssl takes out of the private key. */
export const recipe: Recipe = {
  kind: 'public-half',
  source: 'RFC 4253 §6.6',
  fits: (how) => how === 'the public half, ssh-rsa',
  reproduce({ from: [key] }) {
    const numbers = key && rsaNumbersIn(key.bytes);
    const der = key && rsaPrivateKey(key);
    if (!numbers || !der) return { reason: 'The private key is not known.' };
    const { n, e } = numbers;
    const modulus = encode(mpint, n);
    // Its length, and a zero where its first bit is set: it is no negative number.
    const padding = modulus[4] === 0 ? 5 : 4;
    const head = concat(
      encode(string, utf8('ssh-rsa')),
      encode(mpint, e),
      modulus.subarray(0, padding),
    );
    const openssl = 'openssl rsa -inform DER -modulus -noout';
    const hex = bytesInto(`|\n${openssl} |\nsed 's/Modulus=//' | tr A-F a-f`, der);
    return { command: `printf ${toHex(head)}\n${hex}` };
  },
};
