/** How the keys in use follow from the shared secret: each computation between them, read from what was recorded. */
import type { Field } from '../../codec/field.ts';
import { decodeTree } from '../../codec/tape.ts';
import type { DerivationRecord, ValueRecord } from '../recorder.ts';
import type { ShownRun } from '../shown-run.ts';
import { firstFrames, firstUntil } from './connections.ts';

/** A part of what is hashed, by its layout. */
export interface SchedulePart {
  readonly name: string;
  readonly size: number;
  /** What it says, where it is a short text or a number. */
  readonly says: string | null;
}

export interface ScheduleRow {
  readonly to: ValueRecord;
  /** The functions, innermost first. */
  readonly how: readonly string[];
  readonly from: readonly ValueRecord[];
  /** What is hashed, part by part; empty where nothing is laid out. */
  readonly parts: readonly SchedulePart[];
  /** The step that tells of it. */
  readonly step: number;
  /** Frames are sent under it. */
  readonly inUse: boolean;
}

/** The secret of the first key exchange, as the client has it; null where the run has none. */
export const sharedSecretOf = ({ values }: ShownRun): ValueRecord | null =>
  values.find(({ symbol, owner }) => symbol === 'K' && owner === 'client') ?? null;

/** The secret that keys are made from: the client's, or, where it came to none, that of whoever answered it. */
export const scheduledSecretOf = (shown: ShownRun): ValueRecord | null =>
  sharedSecretOf(shown) ?? shown.values.find(({ symbol }) => symbol === 'K') ?? null;

/** From the shared secret to the keys under which frames are sent, as its owner computes them, in that order; of a first connection alone. */
export function scheduleOf(shown: ShownRun): readonly ScheduleRow[] {
  const K = scheduledSecretOf(shown);
  if (!K) return [];
  const frames = firstFrames(shown);
  const until = firstUntil(shown);
  const own = shown.run.recorder.derivations.filter(
    ({ to }) => to.owner === K.owner && (to.heldAt[K.owner] ?? 0) < until,
  );
  const inUse = new Set(frames.flatMap(({ keyValues }) => keyValues.map(({ hex }) => hex)));
  const following = closure([K.hex], (hex) =>
    own.filter(({ from }) => from.some((one) => one.hex === hex)).map(({ to }) => to.hex),
  );
  const leading = closure(inUse, (hex) =>
    own.filter(({ to }) => to.hex === hex).flatMap(({ from }) => from.map((one) => one.hex)),
  );
  const rows = own.filter(
    ({ to }) => to.symbol !== '' && following.has(to.hex) && leading.has(to.hex),
  );
  const distinct = rows.filter(
    ({ to }, at) => rows.findIndex((other) => other.to.hex === to.hex) === at,
  );
  return distinct
    .filter(({ to }) => to.hex !== K.hex)
    .map((derivation) => {
      const { to } = derivation;
      const made = shown.all.computations(to, K.owner).find(({ by }) => by === K.owner);
      return {
        to,
        how: made?.functions ?? [derivation.how],
        from: made?.from ?? derivation.from,
        parts: partsOf(firstLaidOut(own, derivation)),
        step: shown.stepAbout(to) ?? to.heldAt[K.owner] ?? 0,
        inUse: inUse.has(to.hex),
      };
    });
}

function closure(start: Iterable<string>, next: (hex: string) => readonly string[]): Set<string> {
  const all = new Set(start);
  // A set hands out what is added to it meanwhile.
  for (const hex of all) for (const one of next(hex)) all.add(one);
  return all;
}

/** What is cut from a longer hash is laid out where that is made. */
function firstLaidOut(
  all: readonly DerivationRecord[],
  derivation: DerivationRecord,
): DerivationRecord['preimage'] {
  if (derivation.preimage) return derivation.preimage;
  const [first] = derivation.from;
  return all.find(({ to }) => first?.symbol === '' && to === first)?.preimage ?? null;
}

function partsOf(preimage: DerivationRecord['preimage']): readonly SchedulePart[] {
  if (!preimage) return [];
  const { fields } = decodeTree(preimage.codec, preimage.bytes);
  return fields.map(({ name, start, end, ...field }) => ({
    name,
    size: end - start,
    says: saidBy(field, name),
  }));
}

/** A text that people can read, alone or behind its length, or the letter of a key; not bytes, nor lists of parts. */
function saidBy({ value, fields }: Pick<Field, 'value' | 'fields'>, name: string): string | null {
  const [first, second, ...others] = fields;
  if (typeof value === 'number') return name === 'letter' ? String.fromCharCode(value) : null;
  if (typeof value === 'string') return /^[\x20-\x7e]{1,64}$/.test(value) ? value : null;
  const inner = second ?? first;
  return inner && others.length === 0 ? saidBy(inner, inner.name) : null;
}
