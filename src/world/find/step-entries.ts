/** Steps by their titles: the same thing happening again is one entry with several places. */
import type { Run } from '../simulate.ts';
import type { Steps } from '../steps.ts';
import type { Step } from '../transcript.ts';
import type { StepRecord } from '../recorder.ts';
import type { Entry, FoundPlace } from './entry.ts';
import { baseOf, numberOf, type FrameGroup } from './frame-groups.ts';
import { termOf } from './match.ts';
import { chosen, type PlaceSketch } from './places.ts';

/** Steps that say the same: the first of them in full, and the indexes of all. */
export interface StepGroup {
  readonly step: Step;
  readonly at: readonly number[];
}

/** Thousands of frames that are alike make steps that say the same: only the first of each is told. */
export function stepGroups(
  run: Run,
  steps: Steps,
  frames: readonly FrameGroup[],
): readonly StepGroup[] {
  const ofFrame = new Map(
    frames.flatMap((group, at) => group.frames.map((frame) => [frame, at] as const)),
  );
  const alike = new Map<string, number[]>();
  run.recorder.steps.forEach((record, index) => {
    const key = record.frame
      ? `${record.kind} ${ofFrame.get(record.frame)}`
      : `${baseOf(steps.addresses[index] ?? '')} ${record.result} ${argsOf(record)}`;
    const group = alike.get(key);
    if (group) group.push(index);
    else alike.set(key, [index]);
  });
  const groups = new Map<string, { step: Step; at: number[] }>();
  for (const at of alike.values()) {
    const step = steps.at(at[0] ?? 0);
    const key = `${baseOf(step.address)} ${step.title}`;
    const group = groups.get(key);
    if (group) group.at = [...group.at, ...at].toSorted((a, b) => a - b);
    else groups.set(key, { step, at });
  }
  return [...groups.values()];
}

/** The arguments that words are chosen by: numbers are not. */
function argsOf({ args }: StepRecord): string {
  return Object.entries(args)
    .map(([name, value]) => `${name}=${typeof value === 'number' ? '' : String(value)}`)
    .join();
}

export function stepEntries(steps: Steps, groups: readonly StepGroup[]): Entry[] {
  return groups.map(({ step, at }): Entry => {
    const place = (index: number): PlaceSketch => ({
      side: step.side,
      number: numberOf(steps.addresses[index] ?? ''),
      make: () => stepPlace(steps, step, index),
    });
    return {
      kind: 'step',
      title: step.title,
      means: step.text,
      value: null,
      names: [termOf(step.title)],
      otherNames: [termOf(`${step.side} ${step.verb}`), termOf(step.address)],
      prose: termOf(`${step.text} ${step.term}`),
      context: termOf(`${step.side} ${step.phase} ${step.kind}`),
      hex: null,
      first: at[0] ?? 0,
      count: at.length,
      places: (most, filter) => chosen(() => at.map(place), most, filter),
    };
  });
}

/** A step that says the same as `like`, as a place. */
export const stepPlace = (steps: Steps, like: Step, index: number): FoundPlace => ({
  address: steps.addresses[index] ?? '',
  step: index,
  side: like.side,
  within: like.title,
  path: '',
  layer: null,
  note: null,
});
