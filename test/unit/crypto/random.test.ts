import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom, uniqueLabels, withOverrides } from '../../../src/crypto/random.ts';
import { hex, repeat, repeatable, toHex } from './bytes.ts';

const label = 'client ephemeral x25519 private key';

/** The generator as the docstring of random.ts gives it, by OpenSSL. */
function draw(seed: string, uniqueLabel: string, length: number): string {
  const key = createHash('sha512').update(seed).digest();
  let stream = '';
  for (let block = 0; stream.length < length * 2; block++) {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(block);
    stream += createHmac('sha512', key).update(number).update(uniqueLabel).digest('hex');
  }
  return stream.slice(0, length * 2);
}

describe('a seeded source', () => {
  // Links and recordings in the world depend on these bytes: they must never change.
  test.each([
    ['', '', 8, 'd7c58bd36dd935dd'],
    ['sshow', label, 32, 'f24d46c07c033e9dec0b5475235982460393a5a677a0c2cb7b205e3a723beee9'],
    ['sshow', 'é ☃ 😀', 8, '619692ec8c29b75d'],
  ])('of seed "%s" draws for "%s" %i bytes: %s', (seed, name, length, bytes) => {
    expect(toHex(seededRandom(seed)(name, length))).toBe(bytes);
  });

  test('is HMAC-SHA-512 of block number and label, for any seed, label and length', () => {
    const text = fc.string({ unit: 'grapheme' });
    const property = fc.property(text, text, fc.nat(300), (seed, name, length) => {
      expect(toHex(seededRandom(seed)(name, length))).toBe(draw(seed, name, length));
    });
    fc.assert(property, repeatable(100));
  });

  test('draws the same again from the same seed, and other bytes from another', () => {
    expect(seededRandom('a')(label, 32)).toEqual(seededRandom('a')(label, 32));
    expect(seededRandom('a')(label, 32)).not.toEqual(seededRandom('b')(label, 32));
    expect(seededRandom('a')(label, 32)).not.toEqual(seededRandom('a\0')(label, 32));
  });

  test('draws for each label apart: order and other draws do not matter', () => {
    const [one, other] = [seededRandom('seed'), seededRandom('seed')];
    const first = { cookie: one('cookie', 16), padding: one('padding', 100) };
    other('something else', 1000);
    const second = { padding: other('padding', 100), cookie: other('cookie', 16) };
    expect(second).toEqual(first);
    expect(first.cookie).not.toEqual(first.padding.subarray(0, 16));
  });

  test('draws other bytes each time for one label: those of label#2, label#3', () => {
    const random = seededRandom('seed');
    const draws = [random('padding', 8), random('padding', 8), random('padding', 8)].map(toHex);
    expect(draws).toEqual([
      draw('seed', 'padding', 8),
      draw('seed', 'padding#2', 8),
      draw('seed', 'padding#3', 8),
    ]);
  });

  test('gives the same bytes to a caller who numbers the labels first', () => {
    const [plain, numbered] = [seededRandom('seed'), seededRandom('seed')];
    const unique = uniqueLabels();
    for (const name of ['cookie', 'padding', 'padding', 'cookie', 'padding']) {
      expect(numbered(unique(name), 20)).toEqual(plain(name, 20));
    }
  });

  test.each([-1, 1.5, Number.NaN, Infinity])('refuses a length of %d', (length) => {
    expect(() => seededRandom('seed')('cookie', length)).toThrow(RangeError);
    expect(() => seededRandom('seed')('cookie', length)).toThrow('length: ');
  });

  test('spreads: every bit of many draws is set about half the time', () => {
    const random = seededRandom('seed');
    const set = Array.from({ length: 256 }, () => 0);
    for (let n = 0; n < 1000; n++) {
      const bytes = random('padding', 32);
      set.forEach((count, bit) => {
        set[bit] = count + (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1);
      });
    }
    expect(Math.min(...set)).toBeGreaterThan(420); // five standard deviations from 500
    expect(Math.max(...set)).toBeLessThan(580);
  });
});

describe('unique labels', () => {
  test('number the draws after the first', () => {
    expect(['x', 'y', 'x', 'x', 'y'].map(uniqueLabels())).toEqual(['x', 'y', 'x#2', 'x#3', 'y#2']);
  });
  test('pass over a label that was asked for by its number', () => {
    expect(['x#2', 'x', 'x', 'x'].map(uniqueLabels())).toEqual(['x#2', 'x', 'x#3', 'x#4']);
    expect(['x', 'x', 'x#2', 'x'].map(uniqueLabels())).toEqual(['x', 'x#2', 'x#2#2', 'x#3']);
  });
  test('hold names that objects have of themselves', () => {
    expect(['constructor', '__proto__', '__proto__'].map(uniqueLabels())).toEqual([
      'constructor',
      '__proto__',
      '__proto__#2',
    ]);
  });
  test('are never given twice, whatever is asked for', () => {
    const names = fc.constantFrom('x', 'x#2', 'x#3', 'x#2#2', 'x#', 'y');
    const property = fc.property(fc.array(names, { maxLength: 30 }), (asked) => {
      const given = asked.map(uniqueLabels());
      expect(new Set(given).size).toBe(given.length);
    });
    fc.assert(property, repeatable(200));
  });
});

describe('overrides', () => {
  const chosen = hex('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a');

  test('replace the draw of their label and no other', () => {
    const plain = seededRandom('seed');
    const random = withOverrides(seededRandom('seed'), { [label]: chosen });
    expect(random('cookie', 16)).toEqual(plain('cookie', 16));
    expect(random(label, 32)).toEqual(chosen);
    plain(label, 32);
    expect(random(label, 32)).toEqual(plain(label, 32));
    expect(random('padding', 9)).toEqual(plain('padding', 9));
  });

  test('reach a later draw by its number', () => {
    const plain = seededRandom('seed');
    const random = withOverrides(seededRandom('seed'), { 'padding#2': repeat(7, 4) });
    expect(random('padding', 4)).toEqual(plain('padding', 4));
    expect(random('padding', 4)).toEqual(repeat(7, 4));
    plain('padding', 4);
    expect(random('padding', 4)).toEqual(plain('padding', 4));
  });

  test.each([0, 31, 33])('of %i bytes for a draw of 32 are a RangeError', (length) => {
    const random = withOverrides(seededRandom('seed'), { [label]: repeat(1, length) });
    const error = new RangeError(`override "${label}": expected 32 bytes, got ${length}`);
    expect(() => random(label, 32)).toThrow(error);
  });

  test('do not take names that objects have of themselves for labels', () => {
    const random = withOverrides(seededRandom('seed'), {});
    expect(random('constructor', 4)).toEqual(seededRandom('seed')('constructor', 4));
  });

  test('stay as they are when a draw is written to', () => {
    const overrides = { a: repeat(1, 4) };
    withOverrides(seededRandom('seed'), overrides)('a', 4).fill(9);
    expect(overrides.a).toEqual(repeat(1, 4));
  });
});
