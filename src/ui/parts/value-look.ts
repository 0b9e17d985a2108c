import type { RunView, ValueView } from '../../player/run.ts';
import type { Actor } from './shape.tsx';

/** How a value is drawn, the same in every panel. */
export interface ValueLook {
  /** Whose shapes it carries, in the order ● ▲ ■. */
  readonly owners: readonly Actor[];
  readonly kind: 'secret' | 'public' | 'sealed' | 'unmade';
}

const order: readonly Actor[] = ['client', 'attacker', 'server'];
type Values = Pick<RunView, 'values'> & Partial<Pick<RunView, 'looks'>>;

const looks = new WeakMap<Values, ReadonlyMap<string, ValueLook>>();

/**
 * What makes two values the same tag: the same bytes under the same symbol. Two ends' version strings may be equal,
 * and are V_C and V_S all the same; both ends' K is one K.
 */
export const tagKey = ({ fact, symbol, label }: ValueView): string => `${fact} ${symbol || label}`;

/**
 * How a value looks. A secret that both ends made carries both shapes; a value that only ever crossed the wire inside
 * encrypted frames is `sealed`; one that nobody ever knew is `unmade`. Nothing looks otherwise while the rest of the run
 * is hidden.
 */
export function lookOf(run: Values, value: ValueView): ValueLook {
  const whole = run.looks?.find(({ id }) => id === value.id) ?? value;
  return looksOf(run).get(tagKey(whole)) ?? commonLook([value], value.secret);
}

function looksOf(run: Values): ReadonlyMap<string, ValueLook> {
  const known = looks.get(run);
  if (known) return known;
  const same = new Map<string, ValueView[]>();
  for (const value of run.looks ?? run.values) {
    const key = tagKey(value);
    same.set(key, [...(same.get(key) ?? []), value]);
  }
  const all = new Map(
    [...same].map(([key, values]) => {
      const secret = values.some((value) => value.secret || value.kept || isBoundToSecrets(value));
      return [key, commonLook(values, secret)];
    }),
  );
  looks.set(run, all);
  return all;
}

/** A hash of messages of which some crossed the wire encrypted: only whoever read them can compute it. */
const isBoundToSecrets = ({ symbol, known }: ValueView): boolean =>
  /^H\([^)]/.test(symbol) && known.eavesdropper === null;

function commonLook(values: readonly ValueView[], secret: boolean): ValueLook {
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
