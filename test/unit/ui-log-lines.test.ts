import { describe, expect, test } from 'vitest';

import { printed } from '../../src/world/log/printed.ts';
import { countBefore, lineAbout, linesWithin } from '../../src/ui/panels/log/shown-lines.ts';
import { logLines } from '../../src/world/log/lines.ts';
import { run } from './support/logins.ts';

const log = printed([
  ['Hello', 'debug1: one'],
  [],
  ['debug2: two', 'debug3: three', 'debug1: four'],
  ['Goodbye'],
]);

describe('the lines of a log', () => {
  test('know their step and how verbose an end must be to print them', () => {
    expect([...log.steps]).toEqual([0, 0, 2, 2, 2, 3]);
    expect([...log.levels]).toEqual([0, 1, 2, 3, 1, 0]);
  });

  test('that belong to a message of several lines are as verbose as its first', () => {
    const { lines, levels } = printed(logLines(run({})));
    const list = lines.findIndex((line) => line.startsWith('  #0 client-session'));
    expect(lines[list + 1]).toBe('');
    expect([...levels.slice(list - 1, list + 2)]).toEqual([3, 3, 3]);
    const after = lines.findIndex((line) => line.startsWith('Transferred: '));
    expect(levels[after]).toBe(0);
  });

  test('that show are those that are verbose enough', () => {
    expect([...linesWithin(log, 1)]).toEqual([0, 1, 4, 5]);
    expect([...linesWithin(log, 3)]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('are counted up to a step, wherever it is', () => {
    const all = linesWithin(log, 3);
    expect([0, 1, 2, 3, 4, 99].map((step) => countBefore(log, all, step))).toEqual([
      0, 2, 2, 5, 6, 6,
    ]);
    expect(countBefore(log, linesWithin(log, 0), 3)).toBe(1);
    expect(countBefore(printed([]), new Uint32Array(), 5)).toBe(0);
  });
});

test('finds the last line that tells of what is pointed at, among those that show', () => {
  const log = { focus: [null, 'client/a#1', 'client/a#1.b', 'server/a#1.b', 'client/a#1.b'] };
  const all = Uint32Array.of(0, 1, 2, 3, 4);
  expect(lineAbout(log, all, ['client/a#1.b', 'client/a#1'])).toBe(4);
  expect(lineAbout(log, Uint32Array.of(0, 2, 3), ['client/a#1.b', 'client/a#1'])).toBe(1);
  // A field without a line of its own: that of its frame.
  expect(lineAbout(log, all, ['client/a#1.c', 'client/a#1'])).toBe(1);
  expect(lineAbout(log, all, ['server/a#2'])).toBeNull();
  expect(lineAbout({}, all, ['client/a#1'])).toBeNull();
});
