import type { Recipe } from '../shell-commands.ts';
import { bytesInto, partOf, TO_HEX } from './sh.ts';

/** A key's fingerprint as text, as ssh-keygen prints it. */
export const recipe: Recipe = {
  kind: 'excerpt',
  source: '',
  fits: (how) => how === 'SHA-256 of the public key, in base64',
  reproduce({ from }) {
    const digest = 'openssl dgst -sha256 -binary | base64 | tr -d "=\\n"';
    const text = `(printf SHA256:; ${digest}) | ${TO_HEX}`;
    return { command: bytesInto(`|\n${text}`, from.map(partOf)) };
  },
};
