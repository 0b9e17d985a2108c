/** What is pointed at, as an address and as what it names in the run. */
import { layerAt, type FieldAddress } from '../world/field-address.ts';
import type { LadderFrame, LayerName, OpenFrame, RunView, ValueView } from './run.ts';

export { fieldAddress, parseFieldAddress, type FieldAddress } from '../world/field-address.ts';

export type Focus =
  | { readonly kind: 'step'; readonly address: string; readonly step: number }
  | {
      readonly kind: 'value';
      readonly address: string;
      /** Id of the value. */
      readonly value: string;
      /** Shared by all values with the same bytes. */
      readonly fact: string;
    }
  | {
      readonly kind: 'frame';
      readonly address: string;
      /** Id of the frame. */
      readonly frame: string;
      readonly frameAddress: string;
      readonly layer: LayerName | null;
      /** Dotted path of a field; empty for the frame as a whole. */
      readonly path: string;
      /** Of the value that the field holds or is part of. */
      readonly fact: string | null;
    };

/** Focus on a frame or one of its fields; null where the frame has no such field. */
export function frameFocus(
  run: RunView,
  address: string,
  at: FieldAddress,
  head: LadderFrame,
  open: OpenFrame | null,
): Focus | null {
  const base = { kind: 'frame', address, frame: head.id, frameAddress: head.address } as const;
  if (at.path === '' && at.layer === null) return { ...base, layer: null, path: '', fact: null };
  if (!open) return { ...base, layer: at.layer, path: at.path, fact: null };
  const layer = layerAt(open.layers, at);
  if (!layer) return null;
  return {
    ...base,
    layer: layer.name,
    path: at.path,
    fact: factAtPath(run, layer.values, at.path),
  };
}

/** The fact of the value that the field at `path`, or the closest field around it, holds. */
function factAtPath(
  run: RunView,
  values: Readonly<Record<string, string>>,
  path: string,
): string | null {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const value = values[at];
    if (value !== undefined) return valuesById(run).get(value)?.fact ?? null;
  }
  return null;
}

const byId = new WeakMap<RunView, ReadonlyMap<string, ValueView>>();

export function valuesById(run: RunView): ReadonlyMap<string, ValueView> {
  let values = byId.get(run);
  if (!values) {
    values = new Map(run.values.map((value) => [value.id, value]));
    byId.set(run, values);
  }
  return values;
}
