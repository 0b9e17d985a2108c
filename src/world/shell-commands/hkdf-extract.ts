import type { Recipe } from '../shell-commands.ts';
import { hmacOf } from './hmac.ts';
import { partOf } from './sh.ts';

const how = /^HKDF-Extract, SHA-(\d+)$/;

/** An HMAC under the salt. */
export const recipe: Recipe = {
  kind: 'extraction',
  source: 'RFC 5869 §2.2',
  fits: (name) => how.test(name),
  reproduce({ how: name, from: [salt, input], to }) {
    if (!salt || !input) return { reason: 'What it is made from is not known.' };
    return { command: hmacOf(how.exec(name)?.[1] ?? '', salt, [partOf(input)], to.bytes) };
  },
};
