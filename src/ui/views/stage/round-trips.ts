import type { StepIndex } from '../../../player/run.ts';

/** For each frame, the number of the round trip it belongs to, from 1. The TCP connection is round trip 1. */
export type RoundTrips = Uint32Array;

const CLIENT = 0;

const memo = new WeakMap<StepIndex, RoundTrips>();

/**
 * Round trips, read off the times at which frames left: one ends when the client, having been answered, speaks again.
 * An answer is a frame of the server that left no sooner than half the link's round-trip time after the question.
 */
export function roundTrips(index: StepIndex, rtt_ms: number): RoundTrips {
  const known = memo.get(index);
  if (known) return known;
  const frames = index.frames.at(-1) ?? 0;
  const trips = new Uint32Array(frames);
  const half = rtt_ms / 2;
  let trip = 2;
  let asked = Infinity;
  let answered = Infinity;
  let frame = 0;
  for (let step = 0; step < index.frames.length; step += 1) {
    const until = index.frames[step] ?? frame;
    const time = index.time_ms[step] ?? 0;
    for (; frame < until; frame += 1) {
      if (index.side[step] === CLIENT) {
        if (time >= answered + half) {
          trip += 1;
          asked = time;
          answered = Infinity;
        }
        asked = Math.min(asked, time);
      } else if (time >= asked + half) {
        answered = Math.min(answered, time);
      }
      trips[frame] = trip;
    }
  }
  memo.set(index, trips);
  return trips;
}
