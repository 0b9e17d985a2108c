import type { Actor, RunView, ValueView } from '../../../player/run.ts';

/** The first step at which one of those at the ends of a wire has the bytes of a value; null where neither ever does. */
export function existsAt(run: RunView, value: ValueView): number | null {
  const steps = run.values
    .filter(({ fact }) => fact === value.fact)
    .flatMap(({ known }) => [known.client, known.server, known.attacker])
    .filter((step) => step !== null);
  return steps.length === 0 ? null : Math.min(...steps);
}

/** The ends that have the bytes of a value at a step. */
export function holders(run: RunView, value: ValueView, step: number): Actor[] {
  const same = run.values.filter(({ fact }) => fact === value.fact);
  return (['client', 'attacker', 'server'] as const).filter((end) =>
    same.some(({ known }) => known[end] !== null && known[end] <= step),
  );
}
