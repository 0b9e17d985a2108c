import { valuesById, type Focus } from '../../../../player/focus.ts';
import type { RunView, ValueView } from '../../../../player/run.ts';

/** The value that is pointed at, itself or by a field that holds it; null where something else is. */
export function pointedValue(run: RunView, focus: Focus | null): ValueView | null {
  if (focus?.kind === 'value') return valuesById(run).get(focus.value) ?? null;
  if (focus?.kind !== 'frame' || focus.fact === null) return null;
  const same = run.values.filter(({ fact }) => fact === focus.fact);
  return same.find(({ owner }) => focus.frameAddress.startsWith(`${owner}/`)) ?? same[0] ?? null;
}
