import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, withChanges } from '../../../src/player/patch.ts';

describe('what makes one scenario from another', () => {
  test('is only what differs', () => {
    const from = { seed: 'a', client: { user: 'alice', commands: ['id'] }, attack: null };
    const to = { seed: 'a', client: { user: 'bob', commands: ['id'] } };
    expect(changesBetween(from, to)).toEqual([[['attack']], [['client', 'user'], 'bob']]);
  });

  test('makes it again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (from, to) => {
        expect(withChanges(from, changesBetween(from, to))).toEqual(to);
      }),
    );
  });

  test('sets __proto__ like any other key, and nothing else', () => {
    const made = withChanges({}, [[['__proto__', 'polluted'], true]]);
    expect(Object.getOwnPropertyNames(made)).toEqual(['__proto__']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test.each([null, {}, [[]], [['seed', 1]], [[['seed'], 1, 2]], [[[1], 2]]])(
    'is refused where it is %j',
    (changes) => {
      expect(() => withChanges({}, changes)).toThrow(/change/);
    },
  );
});
