/** Which fields are open, and so which rows a tree has and which bytes a hex view leaves out. Pure. */
import { isPrefixed, lineage, sizeOf, type FieldNode, type FieldNodes } from './nodes.ts';

/** What the person opened (true) or closed (false), by path; fields not in it are as they start. */
export type Toggled = ReadonlyMap<string, boolean>;

/** Bytes that a closed field may have and still be shown in hex. */
export const LARGE = 64;
/** Layers up to this many bytes are shown whole. */
const SMALL_LAYER = 128;

/** A field starts open where it holds most of its layer, as `payload` does, or encloses what is focused. */
export function openNodes(nodes: FieldNodes, focus: string | null, toggled: Toggled): Set<string> {
  const total = layerSize(nodes);
  const focused = focus === null ? undefined : nodes.byPath.get(focus);
  const around = new Set(lineage(focused?.parent ?? null).map((node) => node.path));
  const open = new Set<string>();
  for (const node of nodes.byPath.values()) {
    if (node.children.length === 0) continue;
    const starts = node.depth === 0 && !isPrefixed(node) && sizeOf(node) * 2 > total;
    if (toggled.get(node.path) ?? (starts || around.has(node.path))) open.add(node.path);
  }
  return open;
}

/** Rows of the tree, top down: all nodes whose ancestors are open. */
export function visibleNodes(nodes: FieldNodes, open: ReadonlySet<string>): FieldNode[] {
  const rows: FieldNode[] = [];
  const add = (list: readonly FieldNode[]): void => {
    for (const node of list) {
      rows.push(node);
      if (open.has(node.path)) add(node.children);
    }
  };
  add(nodes.roots);
  return rows;
}

/** The node itself where it has a row, else its innermost ancestor that has one. */
export function shownNode(node: FieldNode | null, open: ReadonlySet<string>): FieldNode | null {
  let shown = node;
  for (const one of lineage(node)) {
    if (one.parent && !open.has(one.parent.path)) shown = one.parent;
  }
  return shown;
}

export interface Fold {
  readonly path: string;
  readonly name: string;
  /** First byte left out, and one past the last. */
  readonly start: number;
  readonly end: number;
  /** False where the field's first bytes are shown. */
  readonly whole: boolean;
}

/**
 * The stretches that hex leaves out: closed fields that are large, and the rest of a large leaf that stands
 * alone, as a ciphertext does, after its first bytes.
 */
export function folds(nodes: FieldNodes, open: ReadonlySet<string>, toggled: Toggled): Fold[] {
  if (layerSize(nodes) <= SMALL_LAYER) return [];
  const list: Fold[] = [];
  const add = (node: FieldNode): void => {
    const { name, start, end } = node.field;
    if (open.has(node.path)) {
      node.children.forEach(add);
    } else if (end - start > LARGE && toggled.get(node.path) !== true) {
      const alone = node.children.length === 0 && !(node.parent && isPrefixed(node.parent));
      if (alone && end - start > LARGE * 2) {
        list.push({ path: node.path, name, start: start + LARGE, end, whole: false });
      } else if (node.children.length > 0) {
        list.push({ path: node.path, name, start, end, whole: true });
      }
    }
  };
  nodes.roots.forEach(add);
  return list;
}

const layerSize = (nodes: FieldNodes): number => nodes.roots.at(-1)?.field.end ?? 0;
