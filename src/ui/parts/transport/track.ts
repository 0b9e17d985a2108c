import type { Ghost } from '../../../player/run.ts';

/** A stretch of the scrubber: consecutive steps of one phase. Positions are pixels from the left. */
export interface Segment {
  /** Index into the table of phases. */
  readonly phase: number;
  /** Positions among the shown steps: first, and one past the last. */
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly width: number;
  /** Most of its steps are. */
  readonly encrypted: boolean;
  /** Its steps have not been run: they depend on an answer. */
  readonly ghost: boolean;
}

export interface Track {
  readonly segments: readonly Segment[];
  readonly width: number;
}

/** A segment is at least as wide as this many steps. */
const LEAST = 2.6;
export const GAP = 5;

/** Steps at a glance, of those that were run or of those that may follow. */
export type Steps = Pick<Ghost, 'phase' | 'encrypted'>;

/**
 * Cuts the shown steps into phases, each as wide as its steps, but wide enough for its name. Those of `ahead`, which
 * have not been run, follow.
 */
export function trackOf(
  index: Steps,
  shown: Uint32Array,
  width: number,
  least: number | ((phase: number) => number),
  ahead: { readonly index: Steps; readonly shown: Uint32Array } | null = null,
): Track {
  const done = phaseRuns(index, shown, 0);
  const runs = done.map((run) => ({ ...run, ghost: false }));
  if (ahead) {
    for (const run of phaseRuns(ahead.index, ahead.shown, shown.length)) {
      runs.push({ ...run, ghost: true });
    }
  }
  const room = Math.max(0, width - GAP * (runs.length - 1));
  const leastOf = (phase: number) => (typeof least === 'number' ? least : least(phase));
  const minima = runs.map(({ phase }, i) => (runs[i - 1]?.phase === phase ? 0 : leastOf(phase)));
  const widths = spread(
    runs.map(({ from, to }) => Math.max(LEAST, to - from)),
    room,
    fitted(minima, room),
  );
  let left = 0;
  const segments = runs.map((run, i) => {
    const segment = { ...run, left, width: widths[i] ?? 0 };
    left += segment.width + GAP;
    return segment;
  });
  return { segments, width };
}

function phaseRuns(index: Steps, shown: Uint32Array, first: number) {
  const runs: { phase: number; from: number; to: number; sealed: number }[] = [];
  shown.forEach((step, at) => {
    const phase = index.phase[step] ?? 0;
    const sealed = index.encrypted[step] ?? 0;
    const last = runs.at(-1);
    if (last?.phase === phase) {
      last.to = first + at + 1;
      last.sealed += sealed;
    } else {
      runs.push({ phase, from: first + at, to: first + at + 1, sealed });
    }
  });
  return runs.map(({ sealed, ...run }) => ({
    ...run,
    encrypted: sealed * 2 > run.to - run.from,
  }));
}

/** The least widths, made smaller alike where there is no room for all of them. */
function fitted(minima: readonly number[], room: number): readonly number[] {
  const total = minima.reduce((sum, minimum) => sum + minimum, 0);
  return total <= room ? minima : minima.map((minimum) => (minimum * room) / total);
}

/** Shares `room` by weight, giving none less than its minimum. */
function spread(weights: readonly number[], room: number, minima: readonly number[]): number[] {
  const small = new Set<number>();
  for (;;) {
    const rest = [...small].reduce((left, i) => left - (minima[i] ?? 0), room);
    const total = weights.reduce((sum, weight, i) => (small.has(i) ? sum : sum + weight), 0);
    const next = weights.findIndex(
      (weight, i) => !small.has(i) && (weight / total) * rest < (minima[i] ?? 0),
    );
    if (next < 0) {
      return weights.map((weight, i) =>
        small.has(i) ? (minima[i] ?? 0) : (weight / total) * rest,
      );
    }
    small.add(next);
  }
}

/** Where the shown step at a position stands. */
export function xOf(track: Track, position: number): number {
  const segment = track.segments.find(({ from, to }) => position >= from && position < to);
  if (!segment) return 0;
  const { left, width, from, to } = segment;
  return left + (width * (position - from + 0.5)) / (to - from);
}

/** Position of the shown step nearest to a place on the track. */
export function positionAt(track: Track, x: number): number {
  const segment = track.segments.find(({ left, width }) => x < left + width + GAP / 2);
  const at = segment ?? track.segments.at(-1);
  if (!at) return 0;
  const part = (x - at.left) / at.width;
  return at.from + Math.min(Math.max(Math.floor(part * (at.to - at.from)), 0), at.to - at.from - 1);
}
