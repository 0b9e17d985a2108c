import type { OpenFrame } from '../../../player/run.ts';
import { fieldNodes, type FieldNode } from '../../parts/field-tree/nodes.ts';

type Layer = OpenFrame['layers'][number];

/** A layer against the same layer in the original run. */
export interface Diff {
  /** 1 for each byte that is not as in the original. */
  readonly changed: Uint8Array;
  /** The bytes of a field in the original; null where that has no such field. */
  readonly before: (path: string) => Uint8Array | null;
}

/** Compares field by field: of one that has kept its length only the bytes that differ are changed, else all. */
export function diffOf(layer: Layer, original: Layer): Diff {
  const then = fieldNodes(original.fields).byPath;
  const changed = new Uint8Array(layer.bytes.length);
  const before = (path: string): Uint8Array | null => {
    const field = then.get(path)?.field;
    return field ? original.bytes.subarray(field.start, field.end) : null;
  };
  for (const { path, field, children } of fieldNodes(layer.fields).byPath.values()) {
    if (children.length > 0) continue;
    const old = before(path);
    const kept = old?.length === field.end - field.start;
    for (let at = field.start; at < field.end; at += 1) {
      if (!kept || old?.[at - field.start] !== layer.bytes[at]) changed[at] = 1;
    }
  }
  return { changed, before };
}

/** Whether any byte of a field is changed, or its length. */
export function isChanged({ changed, before }: Diff, { path, field }: FieldNode): boolean {
  if (before(path)?.length !== field.end - field.start) return true;
  return changed.subarray(field.start, field.end).includes(1);
}
