import { concat, toHex, utf8 } from '../../codec/bytes.ts';
import { encode } from '../../codec/tape.ts';
import { string } from '../../codec/types.ts';
import type { Recipe } from '../shell-commands.ts';
import { partsOf } from './hash.ts';
import { rsaNumbersIn, rsaPrivateKey } from './rsa.ts';
import { bytesInto, inFolder, TO_HEX } from './sh.ts';

const HOW = /^rsa-sha2-(256|512)$/;

/** A signature as SSH writes it. This padding draws nothing: the same key and the same bytes give the same one. */
export const recipe: Recipe = {
  kind: 'signature',
  source: 'RFC 8017 §8.2.1',
  fits: (how) => HOW.test(how),
  reproduce({ how, from, preimage }) {
    const key = from.find(({ secret, symbol }) => secret && /^[dk]_/.test(symbol));
    if (!preimage) return { reason: 'What was signed is not known.' };
    if (!key) return { reason: 'The private key is not in the recording: nobody here can sign.' };
    const numbers = rsaNumbersIn(key.bytes);
    const der = rsaPrivateKey(key);
    if (!numbers || !der) return { reason: 'The private key cannot be read.' };
    const length = Math.ceil(numbers.n.toString(16).length / 2);
    const head = concat(encode(string, utf8(how)), Uint8Array.of(0, 0, length >> 8, length & 0xff));
    return {
      command: inFolder(
        bytesInto('> "$d/key"', der),
        bytesInto('> "$d/data"', partsOf(preimage)),
        `printf ${toHex(head)}`,
        `openssl dgst -sha${HOW.exec(how)?.[1]} -sign "$d/key" -keyform DER "$d/data" |\n${TO_HEX}`,
      ),
    };
  },
};
