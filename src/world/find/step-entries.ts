/** Steps by their titles: the same thing happening again is one entry with several places. */
import type { AnyRun } from '../simulate.ts';
import type { AnySteps } from '../steps.ts';
import type { Step } from '../transcript.ts';
import type { FrameRecord, StepRecord } from '../recorder.ts';
import type { Entry, FoundPlace } from './entry.ts';
import { baseOf, numberOf, type FrameGroup } from './frame-groups.ts';
import { termOf } from './match.ts';
import { chosen, type PlaceSketch } from './places.ts';

/** Steps that say the same: the first of them in full, and the indexes of all. */
export interface StepGroup {
  readonly step: Step;
  readonly at: readonly number[];
}

export interface StepGroups {
  readonly groups: readonly StepGroup[];
  /** The title of the first step of each kind, by its index. */
  readonly titles: ReadonlyMap<number, string>;
}

/** Thousands of frames that are alike make steps that say the same: only the first of each is told. */
export function stepGroups(
  run: AnyRun,
  steps: AnySteps,
  frames: readonly FrameGroup[],
): StepGroups {
  const titles = new Map<number, string>();
  const groups = new Map<string, { step: Step; at: number[] }>();
  for (const at of alike(run.recorder.steps, frames)) {
    const step = steps.at(at[0] ?? 0);
    titles.set(step.index, step.title);
    const key = `${baseOf(step.address)} ${step.title}`;
    const group = groups.get(key);
    if (group) group.at = [...group.at, ...at].toSorted((a, b) => a - b);
    else groups.set(key, { step, at });
  }
  return { groups: [...groups.values()], titles };
}

/** Indexes of steps whose words can only be the same, together. */
function alike(records: readonly StepRecord[], frames: readonly FrameGroup[]): Iterable<number[]> {
  const groupOf = new Map<FrameRecord, number>();
  for (const [at, group] of frames.entries()) {
    for (const frame of group.frames) groupOf.set(frame, at);
  }
  const kinds = new Map<string, number[]>();
  for (const [index, record] of records.entries()) {
    const { kind, key, side, frame } = record;
    const name = frame ? `${kind} ${groupOf.get(frame)}` : `${key} ${side} ${wordsBy(record)}`;
    const kin = kinds.get(name);
    if (kin) kin.push(index);
    else kinds.set(name, [index]);
  }
  return kinds.values();
}

/** What the words of a step are chosen by; numbers only stand in them. */
function wordsBy({ args, result }: StepRecord): string {
  let by = `${result}`;
  for (const name in args) by += ` ${typeof args[name] === 'number' ? '' : String(args[name])}`;
  return by;
}

export function stepEntries(steps: AnySteps, groups: readonly StepGroup[]): Entry[] {
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
export const stepPlace = (steps: AnySteps, like: Step, index: number): FoundPlace => ({
  address: steps.addresses[index] ?? '',
  step: index,
  side: like.side,
  within: like.title,
  path: '',
  layer: null,
  note: null,
});
