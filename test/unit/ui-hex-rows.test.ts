import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii, hexRows, moved, rowOf } from '../../src/ui/parts/hex/rows.ts';

const fold = (start: number, end: number) => ({
  path: 'f',
  name: 'f',
  start,
  end,
  whole: true,
});

describe('rows of hex', () => {
  test('follow one another without a gap, whatever is folded', () => {
    const stretch = fc.array(fc.nat(400), { maxLength: 6 }).map((ends) => {
      const sorted = [...new Set(ends)].toSorted((a, b) => a - b);
      return sorted.slice(1).flatMap((end, index) => {
        const start = sorted[index];
        return start !== undefined && index % 2 === 0 ? [fold(start, end)] : [];
      });
    });
    fc.assert(
      fc.property(fc.nat(400), stretch, fc.constantFrom(8, 16), (extra, list, perRow) => {
        const length = Math.max(extra, list.at(-1)?.end ?? 0);
        const rows = hexRows(length, list, perRow);
        let at = 0;
        for (const row of rows) {
          expect(row.start).toBe(at);
          expect(row.start % perRow).toBe(0);
          at = row.end;
        }
        expect(at).toBe(length);
      }),
    );
  });

  test('keep whole rows of a folded field out, and its ragged ends in', () => {
    expect(hexRows(64, [fold(5, 60)], 8)).toMatchObject([
      { kind: 'bytes', start: 0, end: 8 },
      { kind: 'fold', start: 8, end: 56 },
      { kind: 'bytes', start: 56, end: 64 },
    ]);
  });

  test('are found by a byte in them', () => {
    const rows = hexRows(64, [fold(5, 60)], 8);
    expect([0, 7, 8, 30, 56, 63].map((at) => rowOf(rows, at))).toEqual([0, 0, 1, 1, 2, 2]);
  });
});

describe('the keyboard cursor', () => {
  const rows = hexRows(64, [fold(5, 60)], 8);
  test('steps over a fold as over one byte', () => {
    expect(moved(rows, 7, 'right')).toBe(8);
    expect(moved(rows, 8, 'right')).toBe(56);
    expect(moved(rows, 56, 'left')).toBe(8);
    expect(moved(rows, 8, 'left')).toBe(7);
  });

  test('keeps its column up and down, and stays inside', () => {
    const plain = hexRows(20, [], 8);
    expect(moved(plain, 3, 'down')).toBe(11);
    expect(moved(plain, 15, 'down')).toBe(19);
    expect(moved(plain, 3, 'up')).toBe(3);
    expect(moved(plain, 19, 'right')).toBe(19);
    expect(moved(plain, 0, 'left')).toBe(0);
    expect(moved(plain, 9, 'row-end')).toBe(15);
    expect(moved(plain, 9, 'last')).toBe(19);
  });
});

test('bytes that are no ASCII character are a middle dot', () => {
  expect([0x41, 0x20, 0x7e, 0x7f, 0x0a, 0xff].map(ascii).join('')).toBe('A ~···');
});
