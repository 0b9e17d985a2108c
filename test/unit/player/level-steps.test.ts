import { describe, expect, test } from 'vitest';
import {
  levelSteps,
  positionAtOrBefore,
  shownAtOrAfter,
  shownAtOrBefore,
} from '../../../src/player/level-steps.ts';

const shown = Uint32Array.of(2, 5, 9);

describe('levels of detail', () => {
  test('show their own steps and those of coarser levels', () => {
    const index = {
      level: Uint8Array.of(1, 0, 2, 0),
      phase: new Uint8Array(4),
      side: new Uint8Array(4),
      encrypted: new Uint8Array(4),
      time_ms: new Float64Array(4),
      frames: new Uint32Array(4),
      bytes: new Float64Array(4),
    };
    expect(levelSteps(index)).toEqual({
      overview: Uint32Array.of(1, 3),
      message: Uint32Array.of(0, 1, 3),
      detail: Uint32Array.of(0, 1, 2, 3),
    });
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
