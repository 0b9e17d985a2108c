import type { Recipe } from '../shell-commands.ts';
import { partsOf } from './hash.ts';
import { hmacOf } from './hmac.ts';

const how = /^HKDF-Expand, SHA-(\d+)$/;

/** The number of the block, of which TLS never needs a second. */
const FIRST = { name: 'the first block', bytes: Uint8Array.of(1) };

/** An HMAC under the secret, of the label and the number of the block. */
export const recipe: Recipe = {
  kind: 'expansion',
  source: 'RFC 5869 §2.3',
  fits: (name) => how.test(name),
  reproduce({ how: name, from: [secret], to, preimage }) {
    const bits = Number(how.exec(name)?.[1]);
    if (!secret || !preimage) return { reason: 'What it is made from is not known.' };
    if (to.bytes.length * 8 > bits) return { reason: 'It takes more than one HMAC.' };
    return { command: hmacOf(`${bits}`, secret, [...partsOf(preimage), FIRST], to.bytes) };
  },
};
