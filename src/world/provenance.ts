/** A run's values with where each came from and which frames carry it: what knowledge is explained from. */
import { valuesOf } from './describe.ts';
import type { Carrier, End } from './explanation.ts';
import { contentFinder } from './knowledge.ts';
import {
  SHORTEST,
  type DerivationRecord,
  type FrameRecord,
  type Recorder,
  type ValueRecord,
} from './recorder.ts';
import type { AnyRun } from './simulate.ts';
import { frameId } from './steps.ts';
import type { Telling } from './telling.ts';
import type { Party, Value } from './transcript.ts';
import { toHex, utf8, type Bytes } from '../codec/bytes.ts';

/** A computation as people name it: what has no symbol of its own is replaced by what it was made from. */
export interface Computation {
  readonly by: End;
  readonly since: number;
  readonly to: ValueRecord;
  /** Since when who only listens could do it, too, where that took work; null where it takes none. */
  readonly heardBy: number | null;
  /** Innermost first. */
  readonly functions: readonly string[];
  readonly from: readonly ValueRecord[];
}

const made = new WeakMap<AnyRun, Provenance>();

/** Made once a run. */
export function provenanceOf(run: AnyRun): Provenance {
  const known = made.get(run) ?? new Provenance(run);
  made.set(run, known);
  return known;
}

export class Provenance {
  readonly recorder: Recorder;
  readonly telling: Telling;
  /** The facts that were drawn. */
  readonly drawn: ReadonlySet<string>;
  readonly #heads: ReadonlyMap<string, Value>;
  /** Frames by the facts in them. */
  readonly #carriers = new Map<string, FrameRecord[]>();
  readonly #derivations = new Map<string, DerivationRecord[]>();
  readonly #uses = new Map<string, DerivationRecord[]>();

  constructor(run: AnyRun) {
    this.recorder = run.recorder;
    this.telling = run.telling;
    const { draws, frames, derivations } = run.recorder;
    this.drawn = new Set(
      draws.flatMap(({ label, bytes }) =>
        bytes.length < SHORTEST
          ? this.recorder
              .valuesOf(toHex(bytes))
              .filter((value) => value.label === label)
              .map(({ fact }) => fact)
          : toHex(bytes),
      ),
    );
    this.#heads = new Map(valuesOf(run).map((value) => [value.id, value]));
    const factsIn = contentFinder(run.recorder);
    for (const frame of frames)
      for (const fact of new Set(factsIn(frame))) add(this.#carriers, fact, frame);
    for (const derivation of derivations) {
      add(this.#derivations, derivation.to.fact, derivation);
      for (const { fact } of derivation.from) add(this.#uses, fact, derivation);
    }
  }

  find(id: string): ValueRecord | undefined {
    return this.recorder.values.find((value) => value.id === id);
  }

  since(value: ValueRecord, party: Party): number | null {
    return this.#heads.get(value.id)?.known[party] ?? null;
  }

  sealedSince(value: ValueRecord, party: Party): number | null {
    return this.#heads.get(value.id)?.seen_encrypted[party] ?? null;
  }

  /** The records of the same thing: the same bytes under the same symbol. */
  same({ hex, symbol, label }: ValueRecord): readonly ValueRecord[] {
    return this.recorder
      .valuesOf(hex)
      .filter((other) => other.symbol === symbol && (symbol !== '' || other.label === label));
  }

  /** Whether these bytes are the same in every run. */
  isConstant({ fact }: ValueRecord): boolean {
    return this.recorder.valuesOfFact(fact).some(({ constant }) => constant);
  }

  /** The frames that carry a value; where others have the same bytes by chance, those of its owner. */
  carriers(value: ValueRecord): readonly FrameRecord[] {
    const all = this.#carriers.get(value.fact) ?? [];
    if (this.recorder.valuesOfFact(value.fact).length === this.same(value).length) return all;
    const own = all.filter(({ from }) => from === value.owner);
    return own.length > 0 ? own : all;
  }

  /** Every computation of a value, by either end; what a listener worked out is no way of an end's. */
  computations({ fact }: ValueRecord, party: Party): readonly Computation[] {
    const isEnd = party === 'client' || party === 'server';
    const all = this.#derivations.get(fact) ?? [];
    return (isEnd ? all.filter(({ heardBy }) => heardBy === null) : all).map((derivation) => {
      const by = derivation.to.owner;
      const from = [...new Set(this.#inputs(derivation, new Set()))];
      const functions = [...new Set([...this.#inner(derivation, new Set()), derivation.how])];
      const { to, heardBy } = derivation;
      return { by, since: to.heldAt[by] ?? 0, to, heardBy, functions, from };
    });
  }

  /** What these bytes went into. */
  uses({ fact }: ValueRecord): readonly DerivationRecord[] {
    return this.#uses.get(fact) ?? [];
  }

  #inputs({ from }: DerivationRecord, seen: Set<ValueRecord>): ValueRecord[] {
    return from.flatMap((value) => {
      const step = this.#unnamed(value, seen);
      return step ? this.#inputs(step, seen) : seen.has(value) ? [] : [value];
    });
  }

  #inner({ from }: DerivationRecord, seen: Set<ValueRecord>): string[] {
    return from.flatMap((value) => {
      const step = this.#unnamed(value, seen);
      return step ? [...this.#inner(step, seen), step.how] : [];
    });
  }

  /** How a value that has no symbol was made, the first time it is met. */
  #unnamed(value: ValueRecord, seen: Set<ValueRecord>): DerivationRecord | undefined {
    if (value.symbol !== '' || seen.has(value)) return undefined;
    const found = this.#derivations.get(value.fact)?.find(({ to }) => to === value);
    if (found) seen.add(value);
    return found;
  }
}

/** The keys of each kind of frame that reaches a party under keys: all frames under the same keys share one list. */
export const frameKeys = (
  frames: readonly FrameRecord[],
  party: Party,
): readonly (readonly ValueRecord[])[] => [
  ...new Set(
    frames
      .filter(
        ({ to, keyValues, receivedAt }) =>
          keyValues.length > 0 &&
          (party === 'eavesdropper' || (to === party && receivedAt !== null)),
      )
      .map(({ keyValues }) => keyValues),
  ),
];

export const carrierOf = (frame: FrameRecord, { hex }: ValueRecord): Carrier => ({
  frame: frameId(frame),
  address: frame.address,
  message: frame.sequence < 0 ? 'identification' : frame.message,
  from: frame.from,
  field: fieldHolding(frame.value, hex) ?? '',
});

/** The dotted path of the field that holds these bytes; undefined where none does. */
function fieldHolding(value: unknown, hex: string, path = ''): string | undefined {
  const bytes = bytesIn(value);
  if (bytes) return toHex(bytes) === hex ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    const found = fieldHolding(part, hex, path === '' ? name : `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function bytesIn(value: unknown): Bytes | null {
  if (value instanceof Uint8Array) return value;
  return typeof value === 'string' ? utf8(value) : null;
}

function add<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
