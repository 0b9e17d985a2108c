/** What happens when the client of a run comes back: another run, with what the first one left behind. */
import { tripsOf } from '../frame-trips.ts';
import { isIntercepted } from '../intercepted.ts';
import type { AnyScenarioInput } from '../kind.ts';
import type { ShownRun } from '../shown-run.ts';
import { isSsh } from '../simulate.ts';
import { isApplication } from './application.ts';
import { startsOf } from './connections.ts';
import { found, type Finding } from './facts.ts';
import { trusted } from './identity.ts';
import { atEnd, sumOf } from './traffic.ts';

/**
 * The scenario of the next connection: with the file as it is when the first is over, or both one after the other. Null
 * where there is none to be run: somebody between two ends of TLS holds one connection.
 */
export function nextInput({ input, run }: ShownRun): AnyScenarioInput | null {
  if (input.protocol === 'tls-1.3' && isIntercepted(run.scenario)) return null;
  if (input.protocol === 'tls-1.3')
    return { ...input, client: { ...input.client, connections: 2 } };
  if (input.protocol === 'plain') return input;
  const known_hosts = isSsh(run) ? run.answers.knownHosts() : '';
  return { ...input, client: { ...input.client, known_hosts } };
}

export function again(first: ShownRun, next: ShownRun | null): Finding[] {
  if (!next) return [found({ kind: 'not-again' }, atEnd(first))];
  const before = costOf(first, 0);
  const start = lastConnection(next);
  const after = costOf(next, start);
  if (!before || !after) return [found({ kind: 'no-application' }, atEnd(next))];
  const { fact, at } = trusted(next, start);
  return [
    ...(fact.kind === 'rests-on' ? [found({ ...fact, kind: 'same-server' }, at)] : []),
    found(
      {
        kind: 'again',
        bytes: after.bytes,
        first: before.bytes,
        count: after.count,
        firstCount: before.count,
      },
      next.atFrame(after.frame),
    ),
  ];
}

/** The step with which the last connection of a run begins. */
const lastConnection = (shown: ShownRun): number => startsOf(shown).at(-1) ?? 0;

/** What it takes from a step on until the application speaks; null where it never does. */
function costOf({ run }: ShownRun, start: number) {
  const frames = run.recorder.frames.filter(({ sentAt }) => sentAt >= start);
  const frame = frames.find(isApplication);
  const [hello] = frames;
  if (!frame || !hello) return null;
  const trips = tripsOf(run);
  const before = frames.filter(({ index }) => index < frame.index);
  // The connection below takes one, too.
  const count = (trips[frame.index] ?? 0) - (trips[hello.index] ?? 0) + 1;
  return { frame, bytes: sumOf(before), count };
}
