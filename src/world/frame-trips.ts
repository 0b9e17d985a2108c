/** The round trips of a run, as it was recorded. */
import { isIntercepted } from './intercepted.ts';
import { CLIENT, countTrips, LINK } from './round-trips.ts';
import type { AnyRun } from './simulate.ts';

/**
 * For each frame, the number of the round trip to which it belongs, from 1: that is the TCP connection. Whoever sits
 * halfway answers after half the link's time.
 */
export function tripsOf({
  recorder,
  scenario,
}: Pick<AnyRun, 'recorder' | 'scenario'>): Uint32Array {
  let left = 0;
  const frames = recorder.steps.map(({ kind, frame }, at) => {
    if (kind === 'send' || (kind === 'receive' && frame?.sentAt === at)) left += 1;
    return left;
  });
  const side = recorder.steps.map(({ side }) =>
    side === 'client' ? CLIENT : side === 'link' ? LINK : CLIENT + 1,
  );
  const time_ms = recorder.steps.map(({ timeMs }) => timeMs);
  return countTrips(
    { frames, side, time_ms },
    scenario.link.rtt_ms / (isIntercepted(scenario) ? 2 : 1),
  );
}
