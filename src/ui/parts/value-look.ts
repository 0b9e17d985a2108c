import type { RunView, ValueView } from '../../player/run.ts';
import type { Actor } from './shape.tsx';

/** How a value is drawn, the same in every panel. */
export interface ValueLook {
  /** Whose shapes it carries, in the order ● ▲ ■. */
  readonly owners: readonly Actor[];
  readonly kind: 'secret' | 'public' | 'sealed' | 'unmade';
}

const order: readonly Actor[] = ['client', 'attacker', 'server'];
const looks = new WeakMap<Pick<RunView, 'values'>, ReadonlyMap<string, ValueLook>>();

/**
 * The looks of all values of a run, by fact. A secret that both ends made carries both shapes; a value that only
 * ever crossed the wire inside encrypted frames is `sealed`; one that nobody ever knew is `unmade`.
 */
export function looksOf(run: Pick<RunView, 'values'>): ReadonlyMap<string, ValueLook> {
  const known = looks.get(run);
  if (known) return known;
  const facts = new Map<string, ValueView[]>();
  for (const value of run.values) {
    const same = facts.get(value.fact);
    if (same) same.push(value);
    else facts.set(value.fact, [value]);
  }
  const all = new Map([...facts].map(([fact, values]) => [fact, lookOf(values)]));
  looks.set(run, all);
  return all;
}

function lookOf(values: readonly ValueView[]): ValueLook {
  const secret = values.some((value) => value.secret);
  const owners = new Set(values.map((value) => value.owner));
  const first = values[0]?.owner;
  return {
    owners: order.filter((actor) => (secret ? owners.has(actor) : actor === first)),
    kind: kindOf(values, secret),
  };
}

function kindOf(values: readonly ValueView[], secret: boolean): ValueLook['kind'] {
  if (values.every(({ known }) => Object.values(known).every((at) => at === null))) return 'unmade';
  const overheard = values.some(({ known }) => known.eavesdropper !== null);
  const sealed = values.some((value) =>
    Object.values(value.seen_encrypted).some((at) => at !== null),
  );
  if (sealed && !overheard) return 'sealed';
  return secret ? 'secret' : 'public';
}
