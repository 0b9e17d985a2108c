import type { StepIndex } from '../../../player/run.ts';
import { countTrips } from '../../../player/tables.ts';

/** For each frame, the number of the round trip it belongs to, from 1. The TCP connection is round trip 1. */
export type RoundTrips = Uint32Array;

const memo = new WeakMap<StepIndex, RoundTrips>();

/** Round trips, read off the times at which frames left; counted once a run. */
export function roundTrips(index: StepIndex, rtt_ms: number): RoundTrips {
  const known = memo.get(index) ?? countTrips(index, rtt_ms);
  memo.set(index, known);
  return known;
}
