import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pack, unpack } from '../../../src/player/packed.ts';

describe('packed JSON', () => {
  test('unpacks to the same value, and needs no escapes in a link', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const packed = await pack(value);
        expect(packed).toMatch(/^[\w-]+$/);
        expect(await unpack(packed)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['', 'it is not base64url'],
    ['a b', 'it is not base64url'],
    ['AAAA', 'it was cut off or changed on the way'],
  ])('%j is refused: %s', async (packed, why) => {
    await expect(unpack(packed)).rejects.toThrow(why);
  });

  test('cut short is refused', async () => {
    const packed = await pack({ seed: 'a long enough seed', client: { user: 'alice' } });
    await expect(unpack(packed.slice(0, -6))).rejects.toThrow('cut off');
  });

  test('that grows without end is refused', async () => {
    const packed = await pack('a'.repeat(3_000_000));
    expect(packed.length).toBeLessThan(5000);
    await expect(unpack(packed)).rejects.toThrow();
  });
});
