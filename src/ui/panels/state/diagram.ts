/** Where the edges of a machine's diagram go. States stand below one another in protocol order. Pure. */
import type { MachineView } from '../../../player/run.ts';

/** An edge that is no step to the next state: drawn at the side, on a lane that all arcs to its target share. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly lane: number;
}

export interface Diagram {
  /** Indexes of states that lead to the one right below them. */
  readonly down: ReadonlySet<number>;
  readonly arcs: readonly Arc[];
  readonly lanes: number;
  /** A state that most others may end in: no arcs are drawn to it. */
  readonly end: string | null;
}

export function diagramOf({ states, edges }: MachineView): Diagram {
  const place = new Map(states.map(({ name }, index) => [name, index]));
  const end = endState({ states, edges });
  const down = new Set<number>();
  const sources = new Map<number, Set<number>>();
  for (const edge of edges) {
    for (const target of edge.to) {
      const from = place.get(edge.from);
      const to = place.get(target);
      if (from === undefined || to === undefined || from === to || target === end) continue;
      if (to === from + 1) down.add(from);
      else sources.set(to, (sources.get(to) ?? new Set<number>()).add(from));
    }
  }
  const { arcs, lanes } = onLanes(sources);
  return { down, arcs, lanes, end };
}

/** One lane for each target, the shortest stretch innermost; stretches that do not meet share a lane. */
function onLanes(sources: ReadonlyMap<number, ReadonlySet<number>>) {
  const stretches = [...sources]
    .map(([to, from]) => ({ to, from, low: Math.min(to, ...from), high: Math.max(to, ...from) }))
    .toSorted((a, b) => a.high - a.low - (b.high - b.low) || a.low - b.low);
  const taken: { low: number; high: number }[][] = [];
  const arcs: Arc[] = [];
  for (const { to, from, low, high } of stretches) {
    const free = taken.findIndex((lane) => lane.every((one) => one.high < low || one.low > high));
    const lane = free < 0 ? taken.length : free;
    taken[lane] = [...(taken[lane] ?? []), { low, high }];
    for (const one of [...from].toSorted((a, b) => a - b)) arcs.push({ from: one, to, lane });
  }
  return { arcs, lanes: taken.length };
}

/** The state without a way out that half of the others or more lead to. */
function endState({ states, edges }: Pick<MachineView, 'states' | 'edges'>): string | null {
  for (const { name } of states) {
    if (edges.some(({ from }) => from === name)) continue;
    const before = new Set(edges.filter(({ to }) => to.includes(name)).map(({ from }) => from));
    if (before.size * 2 >= states.length - 1) return name;
  }
  return null;
}
