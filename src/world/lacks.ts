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
export function rootsOf(all: Provenance, value: ValueRecord, party: Party): Sets {
  if (all.since(value, party) !== null) return [[]];
  const found = rootsFor(all, party).get(value.fact) ?? [];
  const sets = found.map((set) => set.map((one) => (one.fact === value.fact ? value : one)));
  // What was drawn is its own root only where nothing else is.
  const others = sets.filter((set) => !(set.length === 1 && set[0]?.fact === value.fact));
  return others.length > 0 ? others : sets;
}

const made = new WeakMap<Provenance, Map<Party, ReadonlyMap<string, Sets>>>();

/** The roots of all values that a party does not know, by their bytes. Made once a run and party. */
function rootsFor(all: Provenance, party: Party): ReadonlyMap<string, Sets> {
  const byParty = made.get(all) ?? new Map<Party, ReadonlyMap<string, Sets>>();
  made.set(all, byParty);
  const known = byParty.get(party);
  if (known) return known;
  const roots = new Map<string, Sets>();
  const lacking = unknownTo(all, party);
  // What was drawn could be had as it is, too, and not only back from what was made with it.
  for (const { value, ways } of lacking)
    if (ways.length === 0 || all.drawn.has(value.fact)) roots.set(value.fact, [[value]]);
  grow(all, party, lacking, roots);
  byParty.set(party, roots);
  return roots;
}

interface Lacking {
  readonly value: ValueRecord;
  readonly ways: Sets;
}

/** Each value that the party does not know, with what would give it; equal bytes once. */
function unknownTo(all: Provenance, party: Party): readonly Lacking[] {
  const byHex = new Map<string, Lacking>();
  for (const value of all.recorder.values)
    if (!byHex.has(value.fact) && all.since(value, party) === null)
      byHex.set(value.fact, { value, ways: waysTo(all, value, party) });
  return [...byHex.values()];
}

/** Goes on from what has roots to what follows from it, until nothing changes: no way leads through itself. */
function grow(
  all: Provenance,
  party: Party,
  lacking: readonly Lacking[],
  roots: Map<string, Sets>,
): void {
  const setsOf = (need: ValueRecord): Sets =>
    all.since(need, party) === null ? (roots.get(need.fact) ?? []) : [[]];
  for (let changes = 1; changes > 0;) {
    changes = 0;
    for (const { value, ways } of lacking) {
      const before = roots.get(value.fact) ?? [];
      const found = ways.flatMap((needs) =>
        needs.map(setsOf).reduce<Sets>((some, more) => smallest(joined(some, more)), [[]]),
      );
      const sets = smallest([...before, ...found]);
      if (namesOf(sets) === namesOf(before)) continue;
      roots.set(value.fact, sets);
      changes += 1;
    }
  }
}

const namesOf = (sets: Sets): string => sets.map((set) => set.map(({ id }) => id).join()).join(' ');

/** What each computation of a value needs, and each frame that carries it past the party. */
function waysTo(all: Provenance, value: ValueRecord, party: Party): Sets {
  const computed = all.computations(value, party).map(({ from }) => from);
  return [...computed, ...frameKeys(all.carriers(value), party)];
}

const joined = (some: Sets, others: Sets): Sets =>
  some.flatMap((one) =>
    others.map((other) => [
      ...new Map([...one, ...other].map((value) => [value.fact, value])).values(),
    ]),
  );

/** Without sets that hold another whole one. */
function smallest(sets: Sets): Sets {
  const kept: (readonly ValueRecord[])[] = [];
  for (const set of sets.toSorted((a, b) => a.length - b.length)) {
    const hexes = new Set(set.map(({ fact }) => fact));
    if (!kept.some((one) => one.every(({ fact }) => hexes.has(fact)))) kept.push(set);
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
  const lacking = new Set([value.fact]);
  for (let before = 0; before < lacking.size;) {
    before = lacking.size;
    for (const other of unknown) {
      if (lacking.has(other.fact)) continue;
      const ways = waysTo(all, other, party);
      const isBarred = ways.every((needs) => needs.some(({ fact }) => lacking.has(fact)));
      if (ways.length > 0 && isBarred) lacking.add(other.fact);
    }
  }
  const seen = new Set([value.fact]);
  return unknown.filter(({ fact, symbol }) => {
    if (symbol === '' || seen.has(fact) || !lacking.has(fact)) return false;
    seen.add(fact);
    return true;
  });
}
