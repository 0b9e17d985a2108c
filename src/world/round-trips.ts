/** Counts round trips by the times at which frames left: nothing is asserted about a protocol. */

/** What is read of the steps, a column each. */
export interface StepTimes {
  /** How many frames had left by then. */
  readonly frames: ArrayLike<number>;
  /** Who acts: CLIENT, LINK for a connection that is made, or another number. */
  readonly side: ArrayLike<number>;
  readonly time_ms: ArrayLike<number>;
}

export const CLIENT = 0;
export const LINK = 3;

/**
 * For each frame, the number of the round trip it belongs to, from 1. A TCP connection is a round trip; one ends when
 * the client, having been answered, speaks again. An answer is a frame of the server that left no sooner than half the
 * link's round-trip time after the question.
 */
export function countTrips({ frames, side, time_ms }: StepTimes, rtt_ms: number): Uint32Array {
  const count = frames.length;
  const trips = new Uint32Array(frames[count - 1] ?? 0);
  const half = rtt_ms / 2;
  let trip = 2;
  let asked = Infinity;
  let answered = Infinity;
  let frame = 0;
  for (let step = 0; step < count; step += 1) {
    const until = frames[step] ?? frame;
    const time = time_ms[step] ?? 0;
    if (side[step] === LINK && frame > 0) {
      trip += 2;
      asked = answered = Infinity;
    }
    for (; frame < until; frame += 1) {
      if (side[step] === CLIENT) {
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
  return trips;
}
