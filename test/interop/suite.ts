/** Groups of tests that need programs which this machine may not have. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { has } from '../peers.ts';
import { mayMakeAccounts } from './peers/place.ts';

/** A peer, or the right to make accounts on this machine. */
export type Need = Parameters<typeof has>[0] | 'accounts';

/**
 * A `describe` that is skipped where something is missing that it needs. Where CI is `true` nothing
 * may be missing: it fails instead and names what is.
 */
export function describeWith(needs: readonly Need[], name: string, body: () => void): void {
  const missing = needs.filter((need) => (need === 'accounts' ? !mayMakeAccounts() : !has(need)));
  if (missing.length === 0) {
    describe(name, body);
  } else if (process.env['CI'] === 'true') {
    test(`${name}: needs ${missing.join(', ')}`, () => {
      expect.fail(`missing here: ${missing.join(', ')}`);
    });
  } else {
    describe.skip(`${name} (missing here: ${missing.join(', ')})`, body);
  }
}

/**
 * Something that is made before the tests of a group and ended after them, whatever they do.
 * @param make makes it.
 * @param end ends it; not called if it was not made.
 * @returns a function that gives it to a test.
 */
export function shared<T>(make: () => Promise<T>, end: (made: T) => unknown): () => T {
  let made: { readonly it: T } | null = null;
  beforeAll(async () => {
    made = { it: await make() };
  });
  afterAll(async () => {
    if (made !== null) await end(made.it);
  });
  return () => {
    if (made === null) throw new Error('asked for before the tests began');
    return made.it;
  };
}
