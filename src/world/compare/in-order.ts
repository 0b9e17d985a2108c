/**
 * The largest part of a sequence of ranks that never goes down: by index, whether it belongs to it. What does not is out
 * of order. `ranks` counts them: each is below it, and not negative.
 */
export function inOrder(given: readonly number[], ranks: number): boolean[] {
  /** For each rank, the last item of the longest part that ends with it. */
  const best: ({ readonly length: number; readonly at: number } | null)[] = Array.from(
    { length: ranks },
    () => null,
  );
  const before: number[] = [];
  for (const [at, rank] of given.entries()) {
    let length = 0;
    before[at] = -1;
    for (const one of best.slice(0, rank + 1)) {
      // Of two as long the one that stood first.
      const isFirst = one?.length === length && one.at < (before[at] ?? -1);
      if (one && (one.length > length || isFirst)) {
        length = one.length;
        before[at] = one.at;
      }
    }
    if (length + 1 > (best[rank]?.length ?? 0)) best[rank] = { length: length + 1, at };
  }
  const kept = given.map(() => false);
  const longest = best.reduce((a, b) => ((b?.length ?? 0) > (a?.length ?? 0) ? b : a), null);
  for (let at = longest?.at ?? -1; at >= 0; at = before[at] ?? -1) kept[at] = true;
  return kept;
}
