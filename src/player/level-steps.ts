/** Which steps each level of detail shows, and how to move among them. */
import type { Level } from '../world/transcript.ts';
import { levels } from '../world/transcript.ts';
import type { RunView, StepIndex } from './run.ts';

export type LevelSteps = Readonly<Record<Level, Uint32Array>>;

export const noSteps: LevelSteps = {
  overview: new Uint32Array(),
  message: new Uint32Array(),
  detail: new Uint32Array(),
};

/**
 * Indexes of the steps that each level shows: its own and those of all coarser levels. Where the run waits, its last
 * step is the question, which every level shows. Only the steps from `from` to `to` where these are given.
 */
export function levelSteps(
  index: StepIndex,
  waits: boolean,
  [from, to]: readonly [number, number] = [0, Infinity],
): LevelSteps {
  const upTo = (level: Level) => {
    const finest = levels.indexOf(level);
    const last = waits ? index.level.length - 1 : -1;
    const shown: number[] = [];
    index.level.forEach((of, step) => {
      if (step < from || step > to) return;
      if (of <= finest || step === last) shown.push(step);
    });
    // A stretch without a step of this level has its first one.
    if (shown.length === 0 && index.level.length > 0) shown.push(from);
    return Uint32Array.from(shown);
  };
  return { overview: upTo('overview'), message: upTo('message'), detail: upTo('detail') };
}

/**
 * How many steps a level tells in all, those after an open question included, if it is answered well. A question that
 * the level only shows because it is open shares its number with the step that answers it.
 */
export function countSteps(shown: Uint32Array, level: Level, { index, asks }: RunView): number {
  if (!asks || shown.at(-1) !== index.level.length - 1) return shown.length;
  const finest = levels.indexOf(level);
  const question = (index.level.at(-1) ?? 0) <= finest ? 0 : 1;
  const ghost = asks.ghost?.level.filter((of) => of <= finest).length ?? 0;
  return Math.max(shown.length, shown.length - question + ghost);
}

/** Position in `shown` of the last step at or before `step`; -1 where all come after it. */
export function positionAtOrBefore(shown: Uint32Array, step: number): number {
  let low = 0;
  let high = shown.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shown[middle] ?? 0) <= step) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The shown step at or after `step`, else the last one. */
export function shownAtOrAfter(shown: Uint32Array, step: number): number {
  const before = positionAtOrBefore(shown, step);
  if (shown[before] === step) return step;
  return shown[before + 1] ?? shown.at(-1) ?? 0;
}

/** The shown step at or before `step`, else the first one. */
export function shownAtOrBefore(shown: Uint32Array, step: number): number {
  return shown[Math.max(0, positionAtOrBefore(shown, step))] ?? 0;
}
