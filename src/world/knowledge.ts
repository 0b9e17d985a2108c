/**
 * Who knows what, and since when. Nothing here is written by hand for a value or a protocol: a party knows what it
 * made, what it received, what is the same in every run, and whatever follows from those by a derivation that the run
 * recorded. Equal bytes are the same fact. An encrypted frame opens to whoever knows the keys that it was sealed with.
 */
import { toHex, utf8, bigToBytes, type Bytes } from '../codec/bytes.ts';
import {
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

/** For each value's bytes, as hexadecimal. */
export type KnowledgeMap = ReadonlyMap<string, Knowledge>;

/** One party's view while the run goes by. */
class View {
  readonly known = new Map<string, number>();
  readonly encrypted = new Map<string, number>();
  readonly #derivations: ReadonlyMap<string, readonly DerivationRecord[]>;

  constructor(derivations: ReadonlyMap<string, readonly DerivationRecord[]>) {
    this.#derivations = derivations;
  }

  learn(hex: string, step: number): void {
    const fresh = [hex];
    for (let fact = fresh.pop(); fact !== undefined; fact = fresh.pop()) {
      if ((this.known.get(fact) ?? Infinity) <= step) continue;
      this.known.set(fact, step);
      for (const { from, to } of this.#derivations.get(fact) ?? []) {
        if (from.every((value) => this.known.has(value.hex))) fresh.push(to.hex);
      }
    }
  }

  see(frame: FrameRecord, facts: readonly string[], step: number): void {
    const opens = frame.keyValues.every((key) => this.known.has(key.hex));
    for (const fact of facts) {
      if (opens) this.learn(fact, step);
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
  for (const { hex, heldAt } of values) {
    for (const end of ['client', 'server', 'attacker'] as const) {
      const { known } = views[end];
      const at = heldAt[end];
      if (at !== undefined) known.set(hex, Math.min(at, known.get(hex) ?? Infinity));
    }
  }
  const isAttacked = views.attacker.known.size > 0;
  for (const { hex } of values.filter(({ constant }) => constant)) {
    for (const view of Object.values(views))
      if (view !== views.attacker || isAttacked) view.learn(hex, 0);
  }
  for (const frame of recorder.frames) {
    const facts = factsIn(frame);
    // Who sends knows what it says, and the keys that it seals with: so a recorded end's knowledge shows too.
    for (const hex of [...frame.keyValues.map((key) => key.hex), ...facts]) {
      views[frame.from].learn(hex, frame.sentAt);
    }
    if (facts.length === 0) continue;
    views.eavesdropper.see(frame, facts, frame.sentAt);
    if (frame.receivedAt !== null) views[frame.to].see(frame, facts, frame.receivedAt);
  }
  const since = (pick: (view: View) => ReadonlyMap<string, number>, hex: string): Since => ({
    client: pick(views.client).get(hex) ?? null,
    server: pick(views.server).get(hex) ?? null,
    eavesdropper: pick(views.eavesdropper).get(hex) ?? null,
    attacker: pick(views.attacker).get(hex) ?? null,
  });
  return new Map(
    values.map(({ hex }) => [
      hex,
      {
        known: since((view) => view.known, hex),
        seenEncrypted: since((view) => view.encrypted, hex),
      },
    ]),
  );
}

function derivationsByInput(
  derivations: readonly DerivationRecord[],
): Map<string, DerivationRecord[]> {
  const map = new Map<string, DerivationRecord[]>();
  for (const derivation of derivations) {
    for (const { hex } of derivation.from) {
      const list = map.get(hex);
      if (list) list.push(derivation);
      else map.set(hex, [derivation]);
    }
  }
  return map;
}

/** Whether the bytes of one value stand in those of the other, which is longer. */
const isCut = (part: ValueRecord, whole: ValueRecord): boolean =>
  part.bytes.length < whole.bytes.length && whole.hex.indexOf(part.hex) % 2 === 0;

/**
 * Finds recorded values in what a frame says, by their bytes; lengths first, so that bulk data costs nothing. What was
 * cut out of a value crosses where that does, as the key inside a certificate.
 */
export function contentFinder({
  values,
  derivations,
}: Pick<Recorder, 'values' | 'derivations'>): (frame: FrameRecord) => string[] {
  const hexes = new Set(values.map(({ hex }) => hex));
  const lengths = new Set(values.map(({ bytes }) => bytes.length));
  const cuts = new Map<string, Set<string>>();
  for (const { from, to } of derivations) {
    const [whole, more] = from;
    if (!whole || more || to.bytes.length < SHORTEST || !isCut(to, whole)) continue;
    cuts.set(whole.hex, (cuts.get(whole.hex) ?? new Set()).add(to.hex));
  }
  return (frame) => {
    const found: string[] = [];
    const look = (bytes: Bytes): void => {
      if (bytes.length < SHORTEST || !lengths.has(bytes.length)) return;
      const hex = toHex(bytes);
      if (hexes.has(hex)) found.push(hex, ...(cuts.get(hex) ?? []));
    };
    const walk = (value: unknown): void => {
      if (value instanceof Uint8Array) look(value);
      else if (typeof value === 'string') look(utf8(value));
      else if (typeof value === 'bigint') look(bigToBytes(value));
      else if (Array.isArray(value)) value.forEach(walk);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
    };
    walk(frame.value);
    if (frame.payload) look(frame.payload);
    return found;
  };
}
