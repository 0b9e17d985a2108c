/** Randomness of real connections: the system's, apart from what a scenario fixes. */
import { randomBytes } from 'node:crypto';
import type { Bytes } from '../codec/bytes.ts';
import { withOverrides, type RandomSource } from '../crypto/random.ts';
import type { AnyScenario } from '../world/kind.ts';
import { overridesOf } from '../world/simulate.ts';
import { Recorder } from '../world/recorder.ts';

export const systemBytes = (length: number): Bytes => new Uint8Array(randomBytes(length));

const system: RandomSource = (_label, length) => systemBytes(length);

/** A recorder of a real session. */
export function liveRecorder(scenario: Pick<AnyScenario, 'overrides'>): Recorder {
  const overrides = overridesOf(scenario);
  // The recorder numbers its draws itself, so that the source need not remember any.
  const random: RandomSource = (label, length) => {
    const bytes = overrides.get(label);
    return withOverrides(system, bytes ? { [label]: bytes } : {})(label, length);
  };
  return new Recorder(random, overrides);
}
