/** What it comes down to that a party does not know a value, and what it therefore does not know either. */
import { frameKeys, type Provenance } from './provenance.ts';
import type { ValueRecord } from './recorder.ts';
import type { Party } from './transcript.ts';

/** More ways than these are not told apart. */
const MOST = 12;
type Sets = readonly (readonly ValueRecord[])[];

/**
 * Sets of values of which any one, whole, would give the party this value, and which nothing in the run gives it:
 * none within another. A value that the party knows needs nothing: one empty set. One that nothing gives is its own.
 */
export function rootsOf(
  all: Provenance,
  value: ValueRecord,
  party: Party,
  above: ReadonlySet<string> = new Set(),
): Sets {
  if (all.since(value, party) !== null) return [[]];
  if (above.has(value.hex)) return [];
  const within = new Set([...above, value.hex]);
  const ways = waysTo(all, value, party);
  if (ways.length === 0) return [[value]];
  const sets = smallest(
    ways.flatMap((needs) =>
      needs
        .map((need) => rootsOf(all, need, party, within))
        .reduce<Sets>((some, more) => smallest(joined(some, more)), [[]]),
    ),
  );
  // What was drawn, and can only be had back from what was made with it.
  return sets.length === 0 && all.drawn.has(value.hex) ? [[value]] : sets;
}

/** What each computation of a value needs, and each frame that carries it past the party. */
function waysTo(all: Provenance, value: ValueRecord, party: Party): Sets {
  const computed = all.computations(value).map(({ from }) => from);
  return [...computed, ...frameKeys(all.carriers(value), party)];
}

const joined = (some: Sets, others: Sets): Sets =>
  some.flatMap((one) =>
    others.map((other) => [
      ...new Map([...one, ...other].map((value) => [value.hex, value])).values(),
    ]),
  );

/** Without sets that hold another whole one. */
function smallest(sets: Sets): Sets {
  const kept: (readonly ValueRecord[])[] = [];
  for (const set of sets.toSorted((a, b) => a.length - b.length)) {
    const hexes = new Set(set.map(({ hex }) => hex));
    if (!kept.some((one) => one.every(({ hex }) => hexes.has(hex)))) kept.push(set);
  }
  return kept.slice(0, MOST);
}

/** The values that the party lacks because it lacks this one: each way to them goes through it. In recorded order. */
export function followersOf(
  all: Provenance,
  value: ValueRecord,
  party: Party,
): readonly ValueRecord[] {
  const unknown = all.recorder.values.filter((other) => all.since(other, party) === null);
  const lacking = new Set([value.hex]);
  for (let before = 0; before < lacking.size;) {
    before = lacking.size;
    for (const other of unknown) {
      if (lacking.has(other.hex)) continue;
      const ways = waysTo(all, other, party);
      const isBarred = ways.every((needs) => needs.some(({ hex }) => lacking.has(hex)));
      if (ways.length > 0 && isBarred) lacking.add(other.hex);
    }
  }
  const seen = new Set([value.hex]);
  return unknown.filter(({ hex, symbol }) => {
    if (symbol === '' || seen.has(hex) || !lacking.has(hex)) return false;
    seen.add(hex);
    return true;
  });
}
