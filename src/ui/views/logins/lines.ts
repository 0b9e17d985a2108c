import type { ShownFact } from '../../../player/logins-view.ts';
import { lineOf, logins as text } from '../../text/logins.ts';
import type { ToldLine } from '../facts/told-line.ts';

/** Facts in words; those that say of which way they tell have room for all of it. */
export const linesOf = (facts: readonly ShownFact[], named = false): readonly ToldLine[] =>
  facts.map(({ fact, place, way }) => ({
    line: lineOf(fact, named),
    place,
    ...(named && way && { lead: text.ways[way] }),
  }));
