/** A layer's fields as nodes that know their place: path, depth, parent. Pure; made once for each opened layer. */
import type { Field } from '../../../player/run.ts';
import { UNPARSED } from '../../../player/tables.ts';

export interface FieldNode {
  /** Names from the outermost, joined by dots; the second of two equal names among siblings ends in `#2`. */
  readonly path: string;
  readonly field: Field;
  readonly depth: number;
  readonly parent: FieldNode | null;
  readonly children: readonly FieldNode[];
  /** Place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
}

export interface FieldNodes {
  readonly roots: readonly FieldNode[];
  readonly byPath: ReadonlyMap<string, FieldNode>;
}

export function fieldNodes(fields: readonly Field[]): FieldNodes {
  const byPath = new Map<string, FieldNode>();
  const grow = (list: readonly Field[], parent: FieldNode | null): FieldNode[] => {
    const seen = new Map<string, number>();
    return list.map((field, index) => {
      const count = (seen.get(field.name) ?? 0) + 1;
      seen.set(field.name, count);
      const name = count === 1 ? field.name : `${field.name}#${count}`;
      const path = parent ? `${parent.path}.${name}` : name;
      const depth = parent ? parent.depth + 1 : 0;
      const children: FieldNode[] = [];
      const place = { position: index + 1, siblings: list.length };
      const node: FieldNode = { path, field, depth, parent, children, ...place };
      byPath.set(path, node);
      children.push(...grow(field.fields, node));
      return node;
    });
  };
  return { roots: grow(fields, null), byPath };
}

/** The leaf that owns the byte at `offset`; null outside. */
export function leafAt(nodes: FieldNodes, offset: number): FieldNode | null {
  let level = nodes.roots;
  let found: FieldNode | null = null;
  while (level.length > 0) {
    found = level.find(({ field }) => offset >= field.start && offset < field.end) ?? null;
    if (!found) return null;
    level = found.children;
  }
  return found;
}

/** The node and what encloses it, innermost first. */
export function lineage(node: FieldNode | null): FieldNode[] {
  const line: FieldNode[] = [];
  for (let at = node; at; at = at.parent) line.push(at);
  return line;
}

export const sizeOf = ({ field }: FieldNode): number => field.end - field.start;

/** A length and what it announces, nothing else: people think of it as one field. */
export const isPrefixed = ({ children }: FieldNode): boolean =>
  children.length === 2 &&
  children[0]?.field.name === 'length' &&
  children[1]?.children.length === 0;

/** Bytes that frame others and say nothing themselves: lengths, padding, authentication tags, line ends. */
export const isFraming = ({ field }: FieldNode): boolean =>
  /^(length|packet_length|encrypted packet_length|padding_length|random padding|padding|mac|tag|hyphen|space|line end)$/.test(
    field.name,
  );

/** 1 for each byte of a layer that only frames others. */
export function framingBytes(nodes: FieldNodes, length: number): Uint8Array {
  const framing = new Uint8Array(length);
  for (const node of nodes.byPath.values()) {
    if (isFraming(node)) framing.fill(1, node.field.start, node.field.end);
  }
  return framing;
}

export const isUnparsed = ({ field }: FieldNode): boolean => field.name === UNPARSED;
