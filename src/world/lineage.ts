/** Where a value of a run came from, and everything that it fed. Equal bytes under the same symbol are one value. */
import type { Actor, DerivationRecord, FrameRecord, Recorder, ValueRecord } from './recorder.ts';
import type { AnyRun } from './simulate.ts';
import type { AnySteps } from './steps.ts';

/** An end that makes a value, and the index of the step during which it does. */
export interface Maker {
  readonly side: Actor;
  readonly step: number;
}

export interface Way {
  readonly makers: readonly Maker[];
  /** In order; the last one makes the value, those before it what has no name of its own. */
  readonly stages: readonly DerivationRecord[];
}

export type Origin =
  | { readonly kind: 'drawn'; readonly label: string; readonly given: boolean; readonly at: Maker }
  | {
      readonly kind: 'said';
      readonly from: Actor;
      readonly frame: string;
      readonly message: string;
    }
  | { readonly kind: 'recorded'; readonly side: Actor }
  | { readonly kind: 'given'; readonly at: Maker };

const isSame = (a: ValueRecord, b: ValueRecord): boolean =>
  a.hex === b.hex && a.symbol === b.symbol;

/**
 * How each end computed a value: one way with two makers where both did the same, as for H; two ways where they
 * started from different values, as for K; none where nobody computed it.
 */
export function waysOf(recorder: Recorder, value: ValueRecord): Way[] {
  const ways = new Map<string, { makers: Maker[]; stages: DerivationRecord[] }>();
  for (const derivation of recorder.derivations) {
    const { to, how, from, heardBy } = derivation;
    // What a listener worked out is where its own copy comes from, and not the ends'.
    if (!isSame(to, value) || (heardBy !== null && value.owner !== 'attacker')) continue;
    const key = [how, ...from.map(({ hex }) => hex)].join(' ');
    const way = ways.get(key) ?? { makers: [], stages: stagesOf(recorder, derivation) };
    ways.set(key, way);
    const maker = madeBy(to);
    if (!way.makers.some(({ side }) => side === maker.side)) way.makers.push(maker);
  }
  return [...ways.values()];
}

/** Who first had a value: its owner, where that is known. */
export function madeBy({ owner, heldAt }: ValueRecord): Maker {
  return { side: owner, step: heldAt[owner] ?? 0 };
}

/** A computation behind those that made inputs without a symbol, such as the first hash of a long key. */
function stagesOf(recorder: Recorder, last: DerivationRecord): DerivationRecord[] {
  const before = last.from
    .filter(({ symbol }) => symbol === '')
    .flatMap((input) => recorder.derivations.filter(({ to }) => to === input))
    .flatMap((derivation) => stagesOf(recorder, derivation));
  return [...new Set([...before, last])];
}

/** The named values that were made from a value, directly or by way of some without a name. */
export function madeFrom(recorder: Recorder, value: ValueRecord): ValueRecord[] {
  const made: ValueRecord[] = [];
  for (const { from, to } of recorder.derivations) {
    if (!from.some((input) => isSame(input, value))) continue;
    for (const named of to.symbol === '' ? madeFrom(recorder, to) : [to]) {
      if (!made.some((one) => isSame(one, named))) made.push(named);
    }
  }
  return made;
}

/** The steps that are about a value, but for those that make it. */
export function usesOf({ steps, values }: Recorder, value: ValueRecord): number[] {
  const made = values.filter((one) => isSame(one, value)).map((one) => madeBy(one).step);
  return steps.flatMap((step, index) =>
    !made.includes(index) && step.values.some((one) => isSame(one, value)) ? [index] : [],
  );
}

/** The frames that carry a value, be it encrypted. */
export const framesWith = (
  { recorder }: AnyRun,
  steps: AnySteps,
  value: ValueRecord,
): FrameRecord[] =>
  recorder.frames.filter((frame) => steps.valuesIn(frame).some((one) => isSame(one, value)));

/** The frames that a key protects. */
export const framesUnder = ({ frames }: Recorder, value: ValueRecord): FrameRecord[] =>
  frames.filter(({ keyValues }) => keyValues.some((key) => isSame(key, value)));

/** Where a value comes from that nobody computed. */
export function originOf(run: AnyRun, steps: AnySteps, value: ValueRecord): Origin {
  const { recorder, scenario } = run;
  const first = recorder.values.find((one) => isSame(one, value)) ?? value;
  const draw = recorder.draws.find(({ bytes }) => bytes === first.bytes);
  const at = madeBy(first);
  if (draw)
    return { kind: 'drawn', label: draw.label, given: draw.label in scenario.overrides, at };
  const whole = framesWith(run, steps, value).find((frame) => isWhole(frame, value));
  if (whole) {
    const { from, address, message } = whole;
    return { kind: 'said', from, frame: address, message };
  }
  if (first.owner !== 'attacker' && scenario[first.owner].recorded)
    return { kind: 'recorded', side: first.owner };
  return { kind: 'given', at };
}

/** Whether a frame says a value and nothing else: a payload, or an identification, which is no packet. */
const isWhole = ({ from, sequence, payload }: FrameRecord, { owner, bytes }: ValueRecord) =>
  from === owner && (sequence < 0 || payload?.length === bytes.length);
