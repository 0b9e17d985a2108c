/** A learner's own randomness: the same name gives the same runs, on any machine. */
import { toHex, utf8 } from '../../codec/bytes.ts';
import { sha256 } from '../../crypto/hashes.ts';

/** Hexadecimal digits of a seed. */
const DIGITS = 16;
/** A longer name is cut. */
export const LONGEST_NAME = 100;

/** A name as people read it: one form of each letter, single spaces, nothing that cannot be seen. Never cut in a sign. */
export function tidyName(name: string): string {
  const plain = name.normalize('NFKC').replace(/\p{C}/gu, ' ').replace(/\s+/g, ' ').trim();
  return [...plain].slice(0, LONGEST_NAME).join('').trim();
}

/** The seed made from a name, whether written in large or small letters; null for one without letters or digits. */
export function learnerSeed(name: string): string | null {
  const plain = tidyName(name).toLowerCase();
  if (!/[\p{L}\p{N}]/u.test(plain)) return null;
  return toHex(sha256.digest(utf8(`sshow learner ${plain}`))).slice(0, DIGITS);
}
