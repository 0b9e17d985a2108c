import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { GAP, positionAt, trackOf, xOf } from '../../../src/ui/parts/transport/track.ts';
import { phases } from '../../../src/world/transcript.ts';
import { stepIndex } from './step-index.ts';

const all = (n: number) => Uint32Array.from({ length: n }, (_, i) => i);

test('consecutive steps of a phase share a segment, and a phase may recur', () => {
  const index = stepIndex([
    { phase: 'hello' },
    { phase: 'hello' },
    { phase: 'keys' },
    { phase: 'hello', encrypted: true },
  ]);
  const { segments } = trackOf(index, all(4), 400, 10);
  expect(segments.map(({ from, to, encrypted }) => [from, to, encrypted])).toEqual([
    [0, 2, false],
    [2, 3, false],
    [3, 4, true],
  ]);
});

test('only the steps of the level count', () => {
  const index = stepIndex([{ phase: 'hello' }, { phase: 'keys' }, { phase: 'close' }]);
  const { segments } = trackOf(index, Uint32Array.of(0, 2), 400, 10);
  expect(segments.map(({ phase }) => phases[phase])).toEqual(['hello', 'close']);
});

const runs = fc.array(
  fc.record({ phase: fc.constantFrom(...phases), steps: fc.integer({ min: 1, max: 400 }) }),
  { minLength: 1, maxLength: 20 },
);

test('segments fill the track, and every step is found again where it stands', () => {
  fc.assert(
    fc.property(runs, fc.integer({ min: 300, max: 2000 }), (parts, width) => {
      const steps = parts.flatMap(({ phase, steps: n }) =>
        Array.from({ length: n }, () => ({ phase })),
      );
      const track = trackOf(stepIndex(steps), all(steps.length), width, 62);
      const last = track.segments.at(-1);
      expect((last?.left ?? 0) + (last?.width ?? 0)).toBeCloseTo(width, 3);
      for (const [i, segment] of track.segments.entries()) {
        const next = track.segments[i + 1];
        if (next) expect(next.left).toBeCloseTo(segment.left + segment.width + GAP, 6);
      }
      for (let at = 0; at < steps.length; at += 1) {
        expect(positionAt(track, xOf(track, at))).toBe(at);
      }
    }),
    { numRuns: 50 },
  );
});
