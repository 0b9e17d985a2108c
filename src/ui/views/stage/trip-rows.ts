import type { RunView } from '../../../player/run.ts';
import type { LadderRow } from './ladder-rows.ts';
import { roundTrips } from './round-trips.ts';
import type { Trip } from './trips.tsx';

/**
 * The round trips of the rows above the band. A name stands at the trip's first row, or at the first one without a
 * note on the client's side.
 */
export function tripsOf(
  run: RunView,
  rows: readonly LadderRow[],
  above: number,
  connection: { readonly top: number; readonly begun: number } | null,
  notes: ReadonlySet<number>,
): Trip[] {
  const numbers = roundTrips(run.index, run.scenario.link.rtt_ms);
  const trips = new Map<number, LadderRow[]>();
  for (const row of rows) {
    if (row.frame.index >= above) continue;
    const number = numbers[row.frame.index] ?? 0;
    trips.set(number, [...(trips.get(number) ?? []), row]);
  }
  const named = [...trips].flatMap(([number, of]) => {
    const [first, last] = [of[0], of.at(-1)];
    if (!first || !last) return [];
    const free = of.find((row) => !notes.has(row.frame.index));
    return {
      number,
      first: first.top,
      last: last.top,
      openTop: numbers[first.frame.index - 1] === number,
      openEnd: numbers[last.frame.index + 1] === number,
      nameAt: (free ?? first).top,
      noted: !free,
    };
  });
  if (connection === null) return named;
  const { top, begun } = connection;
  const number = (numbers[begun] ?? 2) - 1;
  const row = { number, first: top, last: top, nameAt: top, noted: false };
  return [{ ...row, openTop: false, openEnd: false }, ...named];
}
