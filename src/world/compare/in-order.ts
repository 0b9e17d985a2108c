/** An item of a sequence: its rank, and how much it counts. */
export interface Ranked {
  readonly rank: number;
  readonly weight: number;
}

/**
 * The part of a sequence that counts most and whose ranks never go down: by index, whether an item belongs to it. What
 * does not is out of order. `ranks` counts the ranks: each is below it, and not negative.
 */
export function inOrder(given: readonly Ranked[], ranks: number): boolean[] {
  /** For each rank, the last item of the part that counts most and ends with it. */
  const best: ({ readonly sum: number; readonly at: number } | null)[] = Array.from(
    { length: ranks },
    () => null,
  );
  const before: number[] = [];
  for (const [at, { rank, weight }] of given.entries()) {
    let sum = 0;
    before[at] = -1;
    for (const one of best.slice(0, rank + 1)) {
      if (one && one.sum > sum) {
        sum = one.sum;
        before[at] = one.at;
      }
    }
    if (sum + weight > (best[rank]?.sum ?? 0)) best[rank] = { sum: sum + weight, at };
  }
  const kept = given.map(() => false);
  const most = best.reduce((a, b) => ((b?.sum ?? 0) > (a?.sum ?? 0) ? b : a), null);
  for (let at = most?.at ?? -1; at >= 0; at = before[at] ?? -1) kept[at] = true;
  return kept;
}
