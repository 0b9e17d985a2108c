import type { StepIndex } from '../../../player/run.ts';

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
}

export interface Track {
  readonly segments: readonly Segment[];
  readonly width: number;
}

/** A segment is at least as wide as this many steps. */
const LEAST = 2.6;
export const GAP = 5;

/** Cuts the shown steps into phases, each as wide as its steps, but wide enough for its name. */
export function trackOf(index: StepIndex, shown: Uint32Array, width: number, least: number): Track {
  const runs = phaseRuns(index, shown);
  const room = Math.max(0, width - GAP * (runs.length - 1));
  const minimum = Math.min(least, room / Math.max(1, runs.length));
  const widths = spread(
    runs.map(({ from, to }) => Math.max(LEAST, to - from)),
    room,
    minimum,
  );
  let left = 0;
  const segments = runs.map((run, i) => {
    const segment = { ...run, left, width: widths[i] ?? 0 };
    left += segment.width + GAP;
    return segment;
  });
  return { segments, width };
}

function phaseRuns(index: StepIndex, shown: Uint32Array) {
  const runs: { phase: number; from: number; to: number; sealed: number }[] = [];
  shown.forEach((step, at) => {
    const phase = index.phase[step] ?? 0;
    const sealed = index.encrypted[step] ?? 0;
    const last = runs.at(-1);
    if (last?.phase === phase) {
      last.to = at + 1;
      last.sealed += sealed;
    } else {
      runs.push({ phase, from: at, to: at + 1, sealed });
    }
  });
  return runs.map(({ sealed, ...run }) => ({
    ...run,
    encrypted: sealed * 2 > run.to - run.from,
  }));
}

/** Shares `room` by weight, giving none less than `minimum`. */
function spread(weights: readonly number[], room: number, minimum: number): number[] {
  const small = new Set<number>();
  for (;;) {
    const rest = room - small.size * minimum;
    const total = weights.reduce((sum, weight, i) => (small.has(i) ? sum : sum + weight), 0);
    const next = weights.findIndex(
      (weight, i) => !small.has(i) && (weight / total) * rest < minimum,
    );
    if (next < 0) {
      return weights.map((weight, i) => (small.has(i) ? minimum : (weight / total) * rest));
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
