import { describe, expect, test } from 'vitest';
import { push, travel } from '../../../src/player/history.ts';
import type { Edit, History } from '../../../src/player/store.ts';
import { noHistory } from '../../../src/player/store.ts';

const edit = (link: string): Edit => ({ scenario: { seed: link }, link });
const [a, b, c] = [edit('a'), edit('b'), edit('c')];

/** The links of a history, the original as a dash. */
const seen = ({ past, future }: History) => [past, future].map((side) => side.map(linkOf).join(''));
interface Made {
  readonly history: History;
  readonly now: Edit | null;
}
const linkOf = (one: Edit | null) => one?.link ?? '-';

describe('undo and redo', () => {
  const made = [a, b, c].reduce(
    ({ history, now }: Made, next: Edit): Made => ({
      history: travel(history, now, next),
      now: next,
    }),
    { history: noHistory, now: null },
  );

  test('each change can be undone, down to the original', () => {
    expect(seen(made.history)).toEqual(['-ab', '']);
    expect(seen(travel(made.history, c, b))).toEqual(['-a', 'c']);
    expect(seen(travel(made.history, c, null))).toEqual(['', 'abc']);
  });

  test('what was undone can be done again', () => {
    const back = travel(made.history, c, null);
    expect(seen(travel(back, null, a))).toEqual(['-', 'bc']);
    expect(seen(travel(back, null, c))).toEqual(['-ab', '']);
  });

  test('a new change ends what could be done again', () => {
    const back = travel(made.history, c, a);
    expect(seen(travel(back, a, edit('d')))).toEqual(['-a', '']);
  });

  test('a change back to an earlier value is a change of its own', () => {
    const { past } = push(made.history, c, b);
    expect(seen({ past, future: [] })).toEqual(['-abc', '']);
  });

  test('the same again is no change', () => {
    expect(travel(made.history, c, edit('c'))).toEqual(made.history);
  });
});
