import { describe, expect, test } from 'vitest';
import {
  countSteps,
  levelSteps,
  positionAtOrBefore,
  shownAtOrAfter,
  shownAtOrBefore,
} from '../../../src/player/level-steps.ts';
import { simulated } from './simulated.ts';

const shown = Uint32Array.of(2, 5, 9);
const runOf = (...levels: number[]) => simulated(levels);

describe('levels of detail', () => {
  test('show their own steps and those of coarser levels', () => {
    expect(levelSteps(runOf(1, 0, 2, 0).run.index, false)).toEqual({
      overview: Uint32Array.of(1, 3),
      message: Uint32Array.of(0, 1, 3),
      detail: Uint32Array.of(0, 1, 2, 3),
    });
  });

  test('all show the question that a run waits with', () => {
    expect(levelSteps(runOf(0, 1, 2, 1).run.index, true).overview).toEqual(Uint32Array.of(0, 3));
  });

  test('count the steps after an open question, which has the number of the one that answers it', () => {
    const { run } = runOf(0, 1, 2, 1);
    const ghost = { ...run.index, level: Uint8Array.of(1, 0, 2, 0) };
    const waiting = { ...run, asks: { address: 'client/confirm-host-key#1', ghost } };
    const shown = levelSteps(run.index, true);
    expect(countSteps(shown.overview, 'overview', waiting)).toBe(3);
    expect(countSteps(shown.message, 'message', waiting)).toBe(6);
    expect(countSteps(shown.detail, 'detail', waiting)).toBe(8);
  });

  test.each([
    [0, -1, 2, 2],
    [2, 0, 2, 2],
    [3, 0, 5, 2],
    [9, 2, 9, 9],
    [12, 2, 9, 9],
  ])('step %i is at position %i, before shown step %i, after %i', (step, at, after, before) => {
    expect(positionAtOrBefore(shown, step)).toBe(at);
    expect(shownAtOrAfter(shown, step)).toBe(after);
    expect(shownAtOrBefore(shown, step)).toBe(before);
  });
});
