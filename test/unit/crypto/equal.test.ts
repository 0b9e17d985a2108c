import { expect, test } from 'vitest';
import { equal } from '../../../src/crypto/equal.ts';
import { counting, flipBit, hex } from './bytes.ts';

test('the same bytes are equal, none at all too', () => {
  expect(equal(counting(64), counting(64))).toBe(true);
  expect(equal(hex(''), hex(''))).toBe(true);
});

test.each([0, 7, 255, 256, 511])('a change of bit %i makes them unequal', (bit) => {
  expect(equal(counting(64), flipBit(counting(64), bit))).toBe(false);
});

test('a prefix is not equal to the whole', () => {
  expect(equal(counting(64), counting(63))).toBe(false);
  expect(equal(counting(63), counting(64))).toBe(false);
  expect(equal(hex(''), hex('00'))).toBe(false);
});
