/** What happens when the client of a run comes back: another run, with what the first one left behind. */
import type { ScenarioInput } from '../scenario.ts';
import type { ShownRun } from '../shown-run.ts';
import { firstApplication } from './application.ts';
import { found, type Finding } from './facts.ts';
import { trusted } from './identity.ts';
import { tripsOf } from '../frame-trips.ts';
import { atEnd, sumOf } from './traffic.ts';

/** The scenario of the next connection: with the files as they are when the first is over. */
export const nextInput = ({ input, run }: ShownRun): ScenarioInput => ({
  ...input,
  client: { ...input.client, known_hosts: run.answers.knownHosts() },
});

export function again(first: ShownRun, next: ShownRun): Finding[] {
  const before = costOf(first);
  const after = costOf(next);
  if (!before || !after) return [found({ kind: 'no-application' }, atEnd(next))];
  const { fact, at } = trusted(next);
  return [
    ...(fact.kind === 'rests-on' ? [found({ ...fact, kind: 'same-server' }, at)] : []),
    found(
      {
        kind: 'again',
        title: first.run.scenario.title ?? first.name,
        bytes: after.bytes,
        first: before.bytes,
        count: after.count,
        firstCount: before.count,
      },
      next.atFrame(after.frame),
    ),
  ];
}

/** What it takes until the application speaks; null where it never does. */
function costOf(shown: ShownRun) {
  const frame = firstApplication(shown);
  if (!frame) return null;
  const frames = shown.run.recorder.frames.filter(({ index }) => index < frame.index);
  const count = (tripsOf(shown.run)[frame.index] ?? 1) - 1;
  return { frame, bytes: sumOf(frames), count };
}
