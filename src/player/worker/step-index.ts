/** All steps of a run at a glance, as the page's scrubber needs them. */
import type { FrameRecord } from '../../world/recorder.ts';
import type { AnyRun } from '../../world/simulate.ts';
import type { AnySteps } from '../../world/steps.ts';
import { levels, phases, type Side } from '../../world/transcript.ts';
import { sides, type StepIndex } from '../run.ts';

export function indexOf({ recorder, scenario }: AnyRun, { places, count }: AnySteps): StepIndex {
  const index = {
    level: new Uint8Array(count),
    phase: new Uint8Array(count),
    side: new Uint8Array(count),
    encrypted: new Uint8Array(count),
    time_ms: new Float64Array(count),
    frames: new Uint32Array(count),
    bytes: new Float64Array(count),
  };
  let left = 0;
  let bytes = 0;
  const passing = passingBy(recorder.frames, scenario.link.rtt_ms);
  let passed = 0;
  const encrypted: Record<Side, number> = { client: 0, server: 0, attacker: 0, link: 0 };
  for (const [at, record] of recorder.steps.entries()) {
    const place = places[at];
    if (!place) continue;
    if (record.kind === 'connect') encrypted.client = encrypted.server = 0;
    if (record.kind === 'send' || (record.kind === 'receive' && record.frame?.sentAt === at)) {
      left += 1;
      if (record.frame) encrypted[record.frame.from] = record.frame.keyValues.length > 0 ? 1 : 0;
    }
    for (let next = passing[passed]; next && next.ms <= record.timeMs; next = passing[++passed]) {
      bytes += next.size;
    }
    index.level[at] = levels.indexOf(place.level);
    index.phase[at] = phases.indexOf(place.phase);
    index.side[at] = sides.indexOf(record.side);
    index.encrypted[at] = encrypted[record.side];
    index.time_ms[at] = record.timeMs;
    index.frames[at] = left;
    index.bytes[at] = bytes;
  }
  return index;
}

/** When each frame comes by who listens half way, in order. */
const passingBy = (frames: readonly FrameRecord[], rtt: number): { ms: number; size: number }[] =>
  frames
    .map(({ sentMs, arrivesMs, wire }) => ({
      ms: (sentMs + (arrivesMs ?? sentMs + rtt / 2)) / 2,
      size: wire.length,
    }))
    .toSorted((a, b) => a.ms - b.ms);
