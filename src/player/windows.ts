/** Stretches of a run that the page has, by their first index. The least recently fetched go first. */
import { WINDOW } from './run.ts';

export type Windows<Item> = ReadonlyMap<number, readonly Item[]>;

export function windowOf(index: number): number {
  return Math.floor(index / WINDOW) * WINDOW;
}

export function itemAt<Item>(windows: Windows<Item>, index: number): Item | null {
  const first = windowOf(index);
  return windows.get(first)?.[index - first] ?? null;
}

/** A new map with the window added; holds at most `keep` of them. */
export function withWindow<Item>(
  windows: Windows<Item>,
  first: number,
  items: readonly Item[],
  keep: number,
): Windows<Item> {
  const next = new Map(windows);
  next.delete(first);
  next.set(first, items);
  for (const oldest of next.keys()) {
    if (next.size <= keep) break;
    next.delete(oldest);
  }
  return next;
}
