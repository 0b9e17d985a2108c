/** Comparison of secrets: tags and passwords. */

import { equalBytes } from '@noble/ciphers/utils.js';

/**
 * Whether two byte strings are the same, in a time that depends on their lengths only: it looks at
 * every byte, whichever differs first. Unequal lengths are false at once.
 */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return equalBytes(a, b);
}
