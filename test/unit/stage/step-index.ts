import type { StepIndex } from '../../../src/player/run.ts';
import { sides } from '../../../src/player/run.ts';
import { phases } from '../../../src/world/transcript.ts';
import type { Phase, Side } from '../../../src/world/transcript.ts';

interface StepSketch {
  readonly side?: Side;
  readonly phase?: Phase;
  readonly time?: number;
  /** Frames that leave in this step. */
  readonly sends?: number;
  readonly encrypted?: boolean;
}

/** The index of a run of which only these things matter. */
export function stepIndex(steps: readonly StepSketch[]): StepIndex {
  let sent = 0;
  const frames = steps.map(({ sends = 0 }) => (sent += sends));
  return {
    level: new Uint8Array(steps.length),
    phase: Uint8Array.from(steps, ({ phase = 'hello' }) => phases.indexOf(phase)),
    side: Uint8Array.from(steps, ({ side = 'client' }) => sides.indexOf(side)),
    encrypted: Uint8Array.from(steps, ({ encrypted = false }) => Number(encrypted)),
    time_ms: Float64Array.from(steps, ({ time = 0 }) => time),
    frames: Uint32Array.from(frames),
    bytes: new Float64Array(steps.length),
  };
}
