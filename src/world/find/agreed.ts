/** The steps at which the two sides agreed on a name, and what for. */
import type { StepRecord } from '../recorder.ts';
import type { AnySteps } from '../steps.ts';
import { numberOf } from './frame-groups.ts';
import type { PlaceSketch } from './places.ts';
import { stepPlace } from './step-entries.ts';

/** By name, in the order of the run. */
export function agreedNames(
  records: readonly StepRecord[],
  steps: AnySteps,
): ReadonlyMap<string, readonly PlaceSketch[]> {
  const agreed = new Map<string, PlaceSketch[]>();
  for (const [index, { key, args, side }] of records.entries()) {
    if (key !== 'negotiated' || side === 'link') continue;
    for (const [name, purposes] of byName(args)) {
      const place = {
        side,
        number: numberOf(steps.addresses[index] ?? ''),
        make: () => ({
          ...stepPlace(steps, steps.at(index), index),
          note: { kind: 'agreed', purposes } as const,
        }),
      };
      agreed.set(name, [...(agreed.get(name) ?? []), place]);
    }
  }
  return agreed;
}

function byName(args: StepRecord['args']): ReadonlyMap<string, readonly string[]> {
  const purposes = new Map<string, readonly string[]>();
  for (const [purpose, name] of Object.entries(args)) {
    if (typeof name === 'string') purposes.set(name, [...(purposes.get(name) ?? []), purpose]);
  }
  return purposes;
}
