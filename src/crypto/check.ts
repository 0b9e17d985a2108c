/** Argument checks that the primitives share: thrown early, with a message that names the argument. */

/**
 * @throws RangeError when `bytes` is not exactly `length` bytes, or not one of the `length`s, long
 */
export function checkLength(name: string, bytes: Uint8Array, ...length: readonly number[]): void {
  if (length.includes(bytes.length)) return;
  throw new RangeError(`${name}: expected ${length.join(' or ')} bytes, got ${bytes.length}`);
}

/**
 * @throws RangeError when `value` is not a whole number from 0 to 2^53 - 1
 */
export function checkCount(name: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  throw new RangeError(`${name}: expected a whole number that is not negative, got ${value}`);
}
