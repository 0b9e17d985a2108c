/** How does a party know a value? Why can it not? Answered from a run's provenance; nothing is written for a value. */
import type { Explanation, Need, Route, Sealed, Way } from './explanation.ts';
import { followersOf, rootsOf } from './lacks.ts';
import { inputsOf, opens, originsOf, stepTelling, type Origin } from './origins.ts';
import { carrierOf, provenanceOf, type Computation, type Provenance } from './provenance.ts';
import type { ValueRecord } from './recorder.ts';
import type { AnyRun } from './simulate.ts';
import { sourcesOf } from './steps.ts';
import type { Party } from './transcript.ts';

/** The explanation for the value of this id; null where the run has none. */
export function explain(run: AnyRun, id: string, party: Party): Explanation | null {
  const all = provenanceOf(run);
  const value = all.find(id);
  if (!value) return null;
  const since = all.since(value, party);
  const { values } = all.recorder;
  const place = (set: readonly ValueRecord[]) => (set[0] ? values.indexOf(set[0]) : 0);
  const roots = (since === null ? rootsOf(all, value, party) : []).toSorted(
    (a, b) => place(a) - place(b),
  );
  const isRoot = roots.every((set) => set.some(({ fact }) => fact === value.fact));
  return {
    value: id,
    party,
    since,
    ways: originsOf(all, value, party).map((origin) => wayOf(all, value, party, origin)),
    routes: routesTo(all, value, party),
    sealed: sealedFrom(all, value, party),
    roots: isRoot ? [] : roots.map((set) => set.map((root) => root.id)),
    madeWith: isRoot && since === null ? madeWith(all, value, party) : [],
    follows: since === null ? followers(all, value, party) : [],
  };
}

function wayOf(all: Provenance, value: ValueRecord, party: Party, origin: Origin): Way {
  const { how, since, step, frame, computation } = origin;
  const needs = computation?.from ?? (how === 'read' ? frame?.keyValues : undefined) ?? [];
  return {
    how,
    since,
    step,
    carrier: frame && carrierOf(frame, value),
    functions: computation?.functions ?? [],
    needs: needs.map((need) => needOf(all, need, party)),
    sources: sourcesAt(all, step),
  };
}

function needOf(all: Provenance, value: ValueRecord, party: Party): Need {
  const [first] = originsOf(all, value, party);
  return {
    value: value.id,
    since: all.since(value, party),
    how: first?.how ?? null,
    carrier: first?.frame ? carrierOf(first.frame, value) : null,
    sealed: all.sealedSince(value, party),
  };
}

/** Equal inputs are one route, whoever computes; the client's way comes first. */
function routesTo(all: Provenance, value: ValueRecord, party: Party): readonly Route[] {
  const byInputs = new Map<string, Computation[]>();
  for (const computation of all.computations(value, party)) {
    const key = inputsOf(computation);
    byInputs.set(key, [...(byInputs.get(key) ?? []), computation]);
  }
  const routes = [...byInputs.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const ends = (['client', 'attacker', 'server'] as const).filter((end) =>
      same.some(({ by }) => by === end),
    );
    const sources = same.flatMap(({ by, since }) =>
      since === 0 ? [] : sourcesAt(all, stepTelling(all, value, by, since)),
    );
    return [
      {
        ends,
        since: Math.min(...same.map(({ since }) => since)),
        functions: first.functions,
        needs: first.from.map((need) => needOf(all, need, party)),
        sources: [...new Set(sources)],
      },
    ];
  });
  return routes.toSorted((a, b) => Number(isServers(a)) - Number(isServers(b)));
}

const isServers = ({ ends }: Route): boolean => ends[0] === 'server';

function sealedFrom(all: Provenance, value: ValueRecord, party: Party): readonly Sealed[] {
  const byKeys = new Map<readonly ValueRecord[], Sealed>();
  for (const frame of all.carriers(value)) {
    const at = party === 'eavesdropper' ? frame.sentAt : frame.receivedAt;
    if (
      (party !== 'eavesdropper' && frame.to !== party) ||
      at === null ||
      opens(all, frame, party, at)
    )
      continue;
    const same = byKeys.get(frame.keyValues);
    byKeys.set(frame.keyValues, {
      since: same?.since ?? at,
      first: same?.first ?? carrierOf(frame, value),
      passed: [...(same?.passed ?? []), at],
      keys: same?.keys ?? frame.keyValues.map((key) => needOf(all, key, party)),
    });
  }
  return [...byKeys.values()];
}

function madeWith(all: Provenance, value: ValueRecord, party: Party): readonly string[] {
  const known = all.uses(value).filter(({ to }) => all.since(to, party) !== null);
  return [...new Map(known.map(({ to }) => [to.fact, to.id])).values()];
}

const followers = (all: Provenance, value: ValueRecord, party: Party): Explanation['follows'] =>
  followersOf(all, value, party).map((other) => ({
    value: other.id,
    since: Math.min(all.since(other, 'client') ?? Infinity, all.since(other, 'server') ?? Infinity),
    sealed: all.sealedSince(other, party),
  }));

function sourcesAt(all: Provenance, step: number): readonly string[] {
  const record = all.recorder.steps[step];
  return record ? sourcesOf(record, all.telling) : [];
}
