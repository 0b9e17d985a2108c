/** Layouts that read like the RFCs' own tables, made of the codecs in types.ts. */
import type { Codec, Tape } from './tape.ts';
import { boolean } from './types.ts';

/** What stands in one row of a table. Without a meaning it does not compile. */
export type Row = readonly [codec: Codec<unknown>, means: string, source?: string];
export type Layout = Readonly<Record<string, Row>>;

export type ValueOf<L extends Layout> = {
  -readonly [K in keyof L]: L[K] extends readonly [Codec<infer T>, ...unknown[]] ? T : never;
};

/** Fields one after the other. `source` holds for every row that names none of its own. */
export function struct<const L extends Layout>(source: string, layout: L): Codec<ValueOf<L>> {
  const rows = Object.entries(layout);
  return {
    walk(tape, value) {
      const given: Readonly<Record<string, unknown>> = value ?? {};
      const result: Record<string, unknown> = {};
      for (const [name, [codec, means, own]] of rows) {
        result[name] = tape.field(name, means, own ?? source, codec, given[name]);
      }
      return result as ValueOf<L>; // the rows above are the keys of L
    },
  };
}

/** A layout inside an RFC 4251 `string`: a length, then the layout, to the last byte. */
export function nested<T>(source: string, inner: Codec<T>): Codec<T> {
  return { walk: (tape, value) => tape.lengthPrefixed(source, () => inner.walk(tape, value)) };
}

/** A boolean, and a field further on in the same layout that is there only where the boolean is TRUE; null elsewhere. */
export function announced<T>(inner: Codec<T>): {
  readonly flag: Codec<boolean>;
  readonly field: Codec<T | null>;
} {
  const said = new WeakMap<Tape, boolean>();
  return {
    flag: {
      walk(tape, value) {
        const has = boolean.walk(tape, value);
        said.set(tape, has);
        return has;
      },
    },
    field: {
      walk(tape, value) {
        const has = said.get(tape) ?? false;
        if (tape.writing && has !== (value !== undefined && value !== null)) {
          throw new RangeError('a field belongs where its boolean is TRUE, and only there');
        }
        return has ? inner.walk(tape, value ?? undefined) : null;
      },
    },
  };
}

/** The same layout again and again, up to the end of what encloses it. */
export function repeat<T>(
  name: string,
  means: string,
  source: string,
  codec: Codec<T>,
): Codec<T[]> {
  return {
    walk(tape, value) {
      if (tape.writing)
        return (value ?? []).map((one) => tape.field(name, means, source, codec, one));
      const list: T[] = [];
      while (tape.left > 0) {
        const before = tape.at;
        list.push(tape.field(name, means, source, codec));
        if (tape.at === before) tape.fault('bad-value', 'at least one byte', 'none');
      }
      return list;
    },
  };
}

type Branches<
  H extends Layout,
  K extends keyof H & string,
  C extends Readonly<Record<string, Layout>>,
> = {
  [N in keyof C & string]: Omit<ValueOf<H>, K> & { [P in K]: N } & ValueOf<C[N]>;
}[keyof C & string];

/**
 * A head, and a tail that one of the head's text fields chooses, as in SSH_MSG_USERAUTH_REQUEST.
 * Where no case fits, `otherwise` reads the tail; such a value has a name outside the type's.
 */
export function branch<
  const H extends Layout,
  K extends keyof H & string,
  const C extends Readonly<Record<string, Layout>>,
>(source: string, head: H, key: K, cases: C, otherwise: Layout): Codec<Branches<H, K, C>> {
  const first = struct(source, head);
  const tails = new Map(
    Object.entries(cases).map(([name, layout]) => [name, struct(source, layout)]),
  );
  const other = struct(source, otherwise);
  const walk = (tape: Tape, value?: Record<string, unknown>): Record<string, unknown> => {
    const start = first.walk(tape, value as ValueOf<H> | undefined); // each takes its own keys from the whole value
    const tail = tails.get(String(start[key])) ?? other;
    return { ...start, ...tail.walk(tape, value) };
  };
  return { walk: (tape, value) => walk(tape, value) as Branches<H, K, C> };
}
