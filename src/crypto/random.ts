/**
 * Randomness from a seed, drawn by label: the same seed gives the same run, on every platform, and
 * one draw can be replaced without moving the others. HMAC-SHA-512 (RFC 2104) is the generator:
 *
 *     key  = SHA-512(seed)
 *     draw = HMAC(key, 0 ‖ label) ‖ HMAC(key, 1 ‖ label) ‖ …      numbers as uint32, big-endian
 *
 * Texts are UTF-8. As good as the seed is hard to guess: a scenario's seed is public on purpose.
 */

import { hmac } from '@noble/hashes/hmac.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { checkCount } from './check.ts';

/**
 * Draws `length` bytes for `label`. A label that was drawn before gives other bytes: those of
 * `label#2`, `label#3` and so on, as `uniqueLabels` names them.
 */
export type RandomSource = (label: string, length: number) => Uint8Array;

/**
 * Makes the function that gives each draw its own label: `x`, then `x#2`, `x#3`. A label that it
 * has given is never given again, also when somebody asks for `x#2` by that name.
 *
 * A caller that must know a draw's label calls this first and draws with what it returns; the
 * sources below keep such a label and give the same bytes as they would for `x` drawn twice.
 */
export function uniqueLabels(): (label: string) => string {
  const drawn = new Map<string, number>();
  return (label) => {
    let count = drawn.get(label) ?? 1;
    let unique = label;
    while (drawn.has(unique)) unique = `${label}#${++count}`;
    drawn.set(unique, 1);
    drawn.set(label, count); // so that the next draw need not count again
    return unique;
  };
}

/**
 * A source whose every draw follows from the seed and the draw's own label: neither the order of
 * the draws nor other labels matter. Draws of one label and different lengths share their start.
 *
 * @param seed - any text, the empty one too
 * @throws RangeError, when drawing, if `length` is not a whole number
 */
export function seededRandom(seed: string): RandomSource {
  const keyed = hmac.create(sha512, sha512(utf8ToBytes(seed)));
  const unique = uniqueLabels();
  return (label, length) => {
    checkCount('length', length);
    const labelBytes = utf8ToBytes(unique(label));
    const drawn = new Uint8Array(length);
    const input = new Uint8Array(4 + labelBytes.length);
    input.set(labelBytes, 4);
    for (let at = 0, block = 0; at < length; at += sha512.outputLen, block++) {
      new DataView(input.buffer).setUint32(0, block);
      const part = keyed.clone().update(input).digest();
      drawn.set(part.subarray(0, length - at), at);
    }
    return drawn;
  };
}

/** A chosen value that cannot be, or one that is needed and is not there. */
export class OverrideError extends RangeError {
  readonly #label: string;
  readonly #problem: string;

  constructor(label: string, problem: string) {
    super(`override "${label}": ${problem}`);
    this.#label = label;
    this.#problem = problem;
  }

  get label(): string {
    return this.#label;
  }
  get problem(): string {
    return this.#problem;
  }
}

/**
 * A source that gives chosen bytes for some labels, and `source`'s for the rest.
 *
 * @param overrides - by unique label: `x` replaces the first draw of x only, `x#2` the second
 * @throws OverrideError, when drawing, if an override is not as long as what is asked for
 */
export function withOverrides(
  source: RandomSource,
  overrides: Readonly<Record<string, Uint8Array>>,
): RandomSource {
  const chosen = new Map(Object.entries(overrides));
  const unique = uniqueLabels();
  return (label, length) => {
    const name = unique(label);
    const bytes = chosen.get(name);
    if (bytes === undefined) return source(name, length);
    if (bytes.length !== length) {
      throw new OverrideError(name, `expected ${length} bytes, got ${bytes.length}`);
    }
    return new Uint8Array(bytes);
  };
}
