/** Which lines of a log show: those that are verbose enough, up to the current step. */
import type { EndLog } from '../../../player/log-view.ts';

/** Indexes of the lines that an end prints with so many `-v`, in order. */
export function linesWithin({ levels }: Pick<EndLog, 'levels'>, verbosity: number): Uint32Array {
  const kept: number[] = [];
  for (const [index, level] of levels.entries()) if (level <= verbosity) kept.push(index);
  return Uint32Array.from(kept);
}

/** How many of these lines are printed at a step before this one. */
export function countBefore(
  { steps }: Pick<EndLog, 'steps'>,
  lines: Uint32Array,
  step: number,
): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = steps[lines[middle] ?? 0] ?? 0;
    if (at < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Place, among these lines, of the last one that tells of the first of these addresses that any tells of; null where
 * none does.
 */
export function lineAbout(
  { focus }: Pick<EndLog, 'focus'>,
  lines: Uint32Array,
  addresses: readonly string[],
): number | null {
  if (!focus) return null;
  for (const address of addresses) {
    const found = lines.findLastIndex((line) => focus[line] === address);
    if (found >= 0) return found;
  }
  return null;
}
