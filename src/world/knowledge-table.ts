/** Who knows what as a table: a row for each value that has a symbol, in the order in which they came to be. */
import type { KnowledgeCell, KnowledgeRow } from './explanation.ts';
import { originsOf } from './origins.ts';
import { provenanceOf, type Provenance } from './provenance.ts';
import type { ValueRecord } from './recorder.ts';
import type { AnyRun } from './simulate.ts';
import type { AnySteps } from './steps.ts';
import type { Party } from './transcript.ts';

export function knowledgeTable(run: AnyRun, { places }: AnySteps): readonly KnowledgeRow[] {
  const all = provenanceOf(run);
  const { values } = run.recorder;
  const firsts = values.filter((value) => value.symbol !== '' && all.same(value)[0] === value);
  // What a key exchange gives, H too, is never said by either end.
  const hashes = values.filter(({ symbol }) => symbol === 'H');
  const kept = new Set(hashes.map(({ fact }) => fact));
  return firsts
    .map((value): KnowledgeRow => {
      const since = madeAt(all, value);
      return {
        value: value.id,
        phase: places[since]?.phase ?? 'connect',
        since,
        secret: all.same(value).some(({ secret }) => secret) || kept.has(value.fact),
        carried: all.carriers(value)[0]?.sentAt ?? null,
        cells: {
          client: cellOf(all, value, 'client'),
          server: cellOf(all, value, 'server'),
          eavesdropper: cellOf(all, value, 'eavesdropper'),
          attacker: cellOf(all, value, 'attacker'),
        },
      };
    })
    .filter(({ since }) => since < Infinity)
    .toSorted((a, b) => a.since - b.since);
}

/** The step at which the first of its owners has it. */
const madeAt = (all: Provenance, value: ValueRecord): number =>
  Math.min(...all.same(value).map((one) => all.since(one, one.owner) ?? Infinity));

function cellOf(all: Provenance, value: ValueRecord, party: Party): KnowledgeCell {
  const [first] = originsOf(all, value, party);
  return {
    since: all.since(value, party),
    how: first?.how ?? null,
    sealed: all.sealedSince(value, party),
  };
}
