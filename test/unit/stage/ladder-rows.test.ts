import { expect, test } from 'vitest';
import type { LadderFrame } from '../../../src/player/run.ts';
import { geometryOf, rowsAbove } from '../../../src/ui/views/stage/geometry.ts';
import { countAbove, ladderRows, withRoom } from '../../../src/ui/views/stage/ladder-rows.ts';

const g = geometryOf({ width: 840, height: 620 }, false, { px: 1, beamer: false });

function frame(index: number, sentAt: number, receivedAt: number | null): LadderFrame {
  return {
    id: `f${index}`,
    address: `client/m#${index}`,
    from: 'client',
    to: 'server',
    message: 'm',
    sequence: index,
    encrypted: false,
    time_ms: sentAt * 10,
    index,
    size: 16,
    arrives_ms: sentAt * 10 + 20,
    sentAt,
    receivedAt,
  };
}

const frames = [frame(0, 1, 3), frame(1, 2, 6), frame(2, 4, null)];

test('a frame that has come, or that the step is about, stands above the band', () => {
  expect(countAbove(frames, { cursor: 1, time_ms: 10, frames: ['f0'], since: null })).toBe(1);
  expect(countAbove(frames, { cursor: 3, time_ms: 30, frames: [], since: null })).toBe(1);
  expect(countAbove(frames, { cursor: 6, time_ms: 60, frames: [], since: null })).toBe(2);
});

test('what is on its way, and what is still to come, stands below it', () => {
  const now = { cursor: 3, time_ms: 30, frames: ['f0'], since: null };
  const rows = ladderRows(frames, now, g, g.bandMin, 1);
  expect(rows.map(({ state }) => state)).toEqual(['current', 'flying', 'next']);
  const below = rows.filter(({ top }) => top > g.bandTop + g.bandMin);
  expect(below.map(({ frame: { id } }) => id)).toEqual(['f1', 'f2']);
});

test('a frame in flight has gone neither no way nor all of it', () => {
  for (const time_ms of [20, 25, 40, 400]) {
    const rows = ladderRows(
      frames,
      { cursor: 3, time_ms, frames: [], since: null },
      g,
      g.bandMin,
      1,
    );
    expect(rows[1]?.way).toBeGreaterThan(0);
    expect(rows[1]?.way).toBeLessThan(1);
  }
});

test('where a step is about no frame, the last that came is the current one', () => {
  const now = { cursor: 6, time_ms: 60, frames: [], since: null };
  const rows = ladderRows(frames, now, g, g.bandMin, 2);
  expect(rows.map(({ state }) => state)).toEqual(['past', 'current', 'flying']);
});

test('a name of two lines pushes the rows before it up, and those after it down', () => {
  const now = { cursor: 6, time_ms: 60, frames: [], since: null };
  const rows = ladderRows(frames, now, g, g.bandMin, 2);
  const room = withRoom(rows, g, ({ index }) => (index === 0 ? 0 : 18));
  expect(room.rows.map(({ top }, at) => top - (rows[at]?.top ?? 0))).toEqual([-18, 0, 18]);
  expect(room.above).toBe(18);
  // What has no more room is left out, but for the row next to now.
  const high = withRoom(rows, g, () => g.height);
  expect(high.rows.map(({ frame: { id } }) => id)).toEqual(['f1', 'f2']);
});

test.each([
  [840, 620],
  [1440, 620],
  [680, 500],
  [390, 430],
])(
  'at %i × %i there is room for rows, and the longest name fits between the lanes',
  (width, height) => {
    const place = geometryOf({ width, height }, false, { px: 1, beamer: false });
    expect(rowsAbove(place)).toBeGreaterThanOrEqual(2);
    expect(place.server - place.client).toBeGreaterThanOrEqual(320);
    expect(place.bandTop + place.bandMin).toBeLessThan(height);
  },
);
