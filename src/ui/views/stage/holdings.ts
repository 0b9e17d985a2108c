import type { RunView, ValueView } from '../../../player/run.ts';
import { lookOf, tagKey } from '../../parts/value-look.ts';
import type { Actor } from '../../parts/shape.tsx';
import type { Party } from '../../../world/transcript.ts';

/** One value a tag, with the first step at which each party comes to know it. */
interface Fact {
  readonly value: ValueView;
  readonly secret: boolean;
  readonly known: Readonly<Record<Party, number | null>>;
}

const memo = new WeakMap<RunView, readonly Fact[]>();

/** The facts of a run, in the order in which they came to be. */
export function factsOf(run: RunView): readonly Fact[] {
  const found = memo.get(run);
  if (found) return found;
  const byTag = new Map<string, Fact>();
  for (const value of run.values) {
    const key = tagKey(value);
    const same = byTag.get(key);
    byTag.set(key, {
      value: same?.value ?? value,
      secret: lookOf(run, value).kind === 'secret' && (value.secret || value.kept),
      known: {
        client: earliest(same?.known.client, value.known.client),
        server: earliest(same?.known.server, value.known.server),
        eavesdropper: earliest(same?.known.eavesdropper, value.known.eavesdropper),
        attacker: earliest(same?.known.attacker, value.known.attacker),
      },
    });
  }
  const facts = [...byTag.values()];
  memo.set(run, facts);
  return facts;
}

function earliest(a: number | null | undefined, b: number | null): number | null {
  if (a === null || a === undefined) return b;
  return b === null ? a : Math.min(a, b);
}

/** What a side holds after a step: secrets first, then what it may show to anyone. Only what has a symbol. */
export function heldBy(
  run: RunView,
  side: Actor,
  cursor: number,
): { readonly secrets: readonly ValueView[]; readonly open: readonly ValueView[] } {
  const held = factsOf(run).filter(
    ({ known, value }) => value.symbol !== '' && known[side] !== null && known[side] <= cursor,
  );
  return {
    secrets: held.filter((fact) => fact.secret).map((fact) => fact.value),
    open: held.filter((fact) => !fact.secret).map((fact) => fact.value),
  };
}

/** What a side made in the steps after `since`, up to `until`, when there is a secret among it: secrets, then the latest. */
export function madeBetween(
  run: RunView,
  side: Actor,
  since: number,
  until: number,
): readonly ValueView[] {
  const made = factsOf(run).filter(({ known, value }) => {
    const at = known[side];
    return value.symbol !== '' && value.owner === side && at !== null && at > since && at <= until;
  });
  if (!made.some((fact) => fact.secret)) return [];
  return [
    ...made.filter((fact) => fact.secret),
    ...made.filter((fact) => !fact.secret).toReversed(),
  ].map((fact) => fact.value);
}

/** What the key exchanges gave by now and the eavesdropper does not know: K, and SSH's H. */
export function hiddenFromEavesdropper(run: RunView, cursor: number): readonly string[] {
  const hidden = run.values.filter(
    (value) =>
      /^[KH]$/.test(value.symbol) &&
      exists(value, cursor) &&
      (value.known.eavesdropper === null || value.known.eavesdropper > cursor),
  );
  return [...new Set(hidden.map((value) => value.symbol))];
}

function exists(value: ValueView, cursor: number): boolean {
  const { client, server } = value.known;
  return (client !== null && client <= cursor) || (server !== null && server <= cursor);
}
