/**
 * Who knows what, and since when. Nothing here is written by hand for a value or a protocol: a party knows what it
 * made, what it received, what is the same in every run, and whatever follows from those by a derivation that the run
 * recorded. Equal bytes are the same fact, unless they are so few that they are equal by chance: then their name counts,
 * too. An encrypted frame opens to whoever knows the keys that it was sealed with. What somebody who only listens had to
 * compute, an eavesdropper has from then on.
 */
import { toHex, utf8, bigToBytes, type Bytes } from '../codec/bytes.ts';
import {
  factOf,
  SHORTEST,
  type DerivationRecord,
  type FrameRecord,
  type Recorder,
  type ValueRecord,
} from './recorder.ts';
import type { Party } from './transcript.ts';

type Since = Readonly<Record<Party, number | null>>;
export interface Knowledge {
  readonly known: Since;
  readonly seenEncrypted: Since;
}

/** For each value's fact. */
export type KnowledgeMap = ReadonlyMap<string, Knowledge>;

/** One party's view while the run goes by. */
class View {
  readonly known = new Map<string, number>();
  readonly encrypted = new Map<string, number>();
  readonly #derivations: ReadonlyMap<string, readonly DerivationRecord[]>;

  constructor(derivations: ReadonlyMap<string, readonly DerivationRecord[]>) {
    this.#derivations = derivations;
  }

  learn(fact: string, step: number): void {
    const fresh = [{ fact, since: step }];
    for (let next = fresh.pop(); next; next = fresh.pop()) {
      if ((this.known.get(next.fact) ?? Infinity) <= next.since) continue;
      this.known.set(next.fact, next.since);
      for (const { from, to, heardBy } of this.#derivations.get(next.fact) ?? []) {
        const known = from.map((value) => this.known.get(value.fact) ?? Infinity);
        const all = Math.max(heardBy ?? 0, ...known);
        if (all < Infinity) fresh.push({ fact: to.fact, since: all });
      }
    }
  }

  see(frame: FrameRecord, facts: readonly string[], step: number): void {
    const opens = Math.max(
      step,
      ...frame.keyValues.map((key) => this.known.get(key.fact) ?? Infinity),
    );
    for (const fact of facts) {
      if (opens < Infinity) this.learn(fact, opens);
      else if (!this.encrypted.has(fact)) this.encrypted.set(fact, step);
    }
  }
}

/** What every party knows, at every step. */
export function knowledgeOf(recorder: Recorder): KnowledgeMap {
  const values = recorder.values;
  const byPreimage = derivationsByInput(recorder.derivations);
  const factsIn = contentFinder(recorder);
  const views: Readonly<Record<Party, View>> = {
    // An end computes in its own time, and the run tells when; who only listens may compute at once.
    client: new View(new Map()),
    server: new View(new Map()),
    attacker: new View(new Map()),
    eavesdropper: new View(byPreimage),
  };
  for (const { fact, heldAt } of values) {
    for (const end of ['client', 'server', 'attacker'] as const) {
      const { known } = views[end];
      const at = heldAt[end];
      if (at !== undefined) known.set(fact, Math.min(at, known.get(fact) ?? Infinity));
    }
  }
  const isAttacked = views.attacker.known.size > 0;
  for (const { fact } of values.filter(({ constant }) => constant)) {
    for (const view of Object.values(views))
      if (view !== views.attacker || isAttacked) view.learn(fact, 0);
  }
  for (const frame of recorder.frames) {
    const facts = factsIn(frame);
    // Who sends knows what it says, and the keys that it seals with: so a recorded end's knowledge shows too.
    for (const fact of [...frame.keyValues.map((key) => key.fact), ...facts]) {
      views[frame.from].learn(fact, frame.sentAt);
    }
    if (facts.length === 0) continue;
    views.eavesdropper.see(frame, facts, frame.sentAt);
    if (frame.receivedAt !== null) views[frame.to].see(frame, facts, frame.receivedAt);
  }
  const since = (pick: (view: View) => ReadonlyMap<string, number>, fact: string): Since => ({
    client: pick(views.client).get(fact) ?? null,
    server: pick(views.server).get(fact) ?? null,
    eavesdropper: pick(views.eavesdropper).get(fact) ?? null,
    attacker: pick(views.attacker).get(fact) ?? null,
  });
  return new Map(
    values.map(({ fact }) => [
      fact,
      {
        known: since((view) => view.known, fact),
        seenEncrypted: since((view) => view.encrypted, fact),
      },
    ]),
  );
}

function derivationsByInput(
  derivations: readonly DerivationRecord[],
): Map<string, DerivationRecord[]> {
  const map = new Map<string, DerivationRecord[]>();
  for (const derivation of derivations) {
    for (const { fact } of derivation.from) {
      const list = map.get(fact);
      if (list) list.push(derivation);
      else map.set(fact, [derivation]);
    }
  }
  return map;
}

/** Whether the bytes of one value stand in those of the other, which is longer. */
const isCut = (part: ValueRecord, whole: ValueRecord): boolean =>
  part.bytes.length < whole.bytes.length && whole.hex.indexOf(part.hex) % 2 === 0;

/**
 * Finds recorded values in what a frame says, by their bytes; lengths first, so that bulk data costs nothing. What was
 * cut out of a value crosses where that does, as the key inside a certificate. A short value is found by its field, too.
 */
export function contentFinder({
  values,
  derivations,
}: Pick<Recorder, 'values' | 'derivations'>): (frame: FrameRecord) => string[] {
  const facts = new Set(values.map(({ fact }) => fact));
  const lengths = new Set(values.map(({ bytes }) => bytes.length));
  const cuts = new Map<string, Set<string>>();
  for (const { from, to } of derivations) {
    const [whole, more] = from;
    if (!whole || more || to.bytes.length < SHORTEST || !isCut(to, whole)) continue;
    cuts.set(whole.fact, (cuts.get(whole.fact) ?? new Set()).add(to.fact));
  }
  return (frame) => {
    const found: string[] = [];
    const look = (bytes: Bytes, name: string): void => {
      if (!lengths.has(bytes.length)) return;
      const fact = factOf(bytes, toHex(bytes), name);
      if (facts.has(fact)) found.push(fact, ...(cuts.get(fact) ?? []));
    };
    const walk = (value: unknown, name: string): void => {
      if (value instanceof Uint8Array) look(value, name);
      else if (typeof value === 'string') look(utf8(value), name);
      else if (typeof value === 'bigint') look(bigToBytes(value), name);
      else if (Array.isArray(value)) for (const one of value) walk(one, name);
      else if (typeof value === 'object' && value !== null)
        for (const [field, one] of Object.entries(value)) walk(one, field);
    };
    walk(frame.value, '');
    if (frame.payload) look(frame.payload, '');
    return found;
  };
}
