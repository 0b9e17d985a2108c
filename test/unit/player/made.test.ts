import { describe, expect, it } from 'vitest';
import { Made } from '../../../src/player/worker/made.ts';

describe('what the worker made', () => {
  it('shows in whatever order the page asks, though more was made meanwhile', () => {
    const made = new Made<string>();
    made.add(1, 'opened');
    made.add(2, 'hidden');
    expect(made.take(1)).toBe('opened');
    expect(made.take(2)).toBe('hidden');
  });

  it('shows once, and nothing else instead', () => {
    const made = new Made<string>();
    made.add(1, 'opened');
    expect(made.take(2)).toBeUndefined();
    expect(made.take(1)).toBe('opened');
    expect(made.take(1)).toBeUndefined();
  });

  it('is forgotten where the page never shows it', () => {
    const made = new Made<number>();
    for (let id = 1; id <= 100; id += 1) made.add(id, id);
    expect(made.take(96)).toBeUndefined();
    expect(made.take(97)).toBe(97);
    expect(made.take(100)).toBe(100);
  });
});
