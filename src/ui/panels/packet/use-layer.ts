import { useMemo } from 'react';
import { fieldAddress, valuesById, type Focus } from '../../../player/focus.ts';
import { actions, useFocus, useHover, useRun } from '../../../player/hooks.ts';
import type { OpenFrame, ValueView } from '../../../player/run.ts';
import { folds, openNodes, shownNode, type Toggled } from '../../parts/field-tree/folding.ts';
import {
  fieldNodes,
  framingBytes,
  leafAt,
  lineage,
  sizeOf,
  type FieldNode,
  type FieldNodes,
} from '../../parts/field-tree/nodes.ts';

export type OpenLayer = OpenFrame['layers'][number];

/** A layer of a frame: its fields, which of them are open, focused, hovered, and what pointing at them does. */
export function useLayer(
  frame: { readonly id: string; readonly address: string },
  layer: OpenLayer,
  toggled: Toggled,
) {
  const run = useRun();
  const focusing = useFocus();
  const hovering = useHover();
  const nodes = useMemo(() => fieldNodes(layer.fields), [layer]);
  const framing = useMemo(() => framingBytes(nodes, layer.bytes.length), [nodes, layer]);

  const valueOf = (node: FieldNode): ValueView | null => {
    const id = layer.values[node.path];
    return (run && id !== undefined ? valuesById(run).get(id) : null) ?? null;
  };
  const pointed = (at: Focus | null): FieldNode | null => {
    if (!at || at.kind === 'step') return null;
    if (at.kind === 'frame' && at.frame === frame.id && at.path !== '') {
      return at.layer === layer.name ? (nodes.byPath.get(at.path) ?? null) : null;
    }
    if (at.fact === null) return null;
    const holders = Object.keys(layer.values).map((path) => nodes.byPath.get(path));
    return holders.find((node) => node && valueOf(node)?.fact === at.fact) ?? null;
  };

  const focus = pointed(focusing);
  const hover = pointed(hovering);
  const path = focus?.path ?? null;
  const { open, left } = useOpen(nodes, path, toggled);
  const addressOf = (of: string) => fieldAddress(frame.address, layer.name, of);

  return {
    nodes,
    framing,
    open,
    folds: left,
    focus,
    hover,
    hoverRow: shownNode(hover, open),
    enclosing: enclosing(focus, layer.bytes.length),
    /** The value whose tag stands in a field's row: not again inside it. */
    tagOf: (node: FieldNode) => {
      const outer = node.parent && layer.values[node.parent.path];
      return outer && outer === layer.values[node.path] ? null : valueOf(node);
    },
    focusOn: (of: string) => actions.focus(addressOf(of)),
    hoverOver: (of: string | null) => actions.hover(of === null ? null : addressOf(of)),
    /** Points at the row that a byte belongs to; where that already has the focus, at the field inside it. */
    pick(at: number): void {
      const line = lineage(leafAt(nodes, at));
      const shown = shownNode(line[0] ?? null, open);
      const inner = line[line.findIndex((node) => node === shown) - 1];
      const target = shown === focus && inner ? inner : shown;
      if (target) actions.focus(addressOf(target.path));
    },
    /** The field of a byte in words, outermost last. */
    describe(at: number): string {
      const [leaf, ...outer] = lineage(leafAt(nodes, at));
      return leaf
        ? [leaf.field.name, ...outer.map(({ field }) => field.name)].join(', in ') +
            `: ${leaf.field.means}`
        : '';
    },
  };
}

/** The open fields, and the bytes left out of hex. */
function useOpen(nodes: FieldNodes, focus: string | null, toggled: Toggled) {
  return useMemo(() => {
    const open = openNodes(nodes, focus, toggled);
    return { open, left: folds(nodes, open, toggled) };
  }, [nodes, focus, toggled]);
}

/** The outermost field around the focused one that is not the better part of the layer, as `payload` is. */
function enclosing(focus: FieldNode | null, total: number): FieldNode | null {
  const around = lineage(focus?.parent ?? null).filter((node) => sizeOf(node) * 2 <= total);
  return around.at(-1) ?? null;
}
