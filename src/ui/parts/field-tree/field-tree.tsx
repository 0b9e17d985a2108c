import { useId, useRef, type KeyboardEvent, type SyntheticEvent } from 'react';
import type { ValueView } from '../../../player/run.ts';
import { useRows } from '../use-rows.ts';
import styles from './field-tree.module.css';
import { visibleNodes } from './folding.ts';
import { lineage, type FieldNode, type FieldNodes } from './nodes.ts';
import { TreeRow } from './tree-row.tsx';

interface FieldTreeProps {
  readonly nodes: FieldNodes;
  readonly open: ReadonlySet<string>;
  /** For screen readers: "Fields of the packet". */
  readonly label: string;
  readonly focus: FieldNode | null;
  /** The outermost field around the focus that is no mere container: it and all in it is marked lightly. */
  readonly enclosing: FieldNode | null;
  readonly hover: FieldNode | null;
  /** Whether there is room for long values. */
  readonly wide: boolean;
  /** The recorded value that a field holds. */
  readonly valueOf: (node: FieldNode) => ValueView | null;
  /** Whether a field is not as in the original run. */
  readonly isChanged?: (node: FieldNode) => boolean;
  readonly onFocus: (path: string) => void;
  readonly onHover: (path: string | null) => void;
  readonly onToggle: (path: string, open: boolean) => void;
}

/** A layer's fields as a tree: one tab stop, arrow keys inside. */
export function FieldTree(props: FieldTreeProps) {
  const { nodes, open, focus, enclosing, hover, onFocus, onHover, onToggle } = props;
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const rows = visibleNodes(nodes, open);
  const focused = focus ? rows.indexOf(focus) : -1;
  const current = Math.max(0, focused);
  const { height, shown } = useRows(list, rows.length, '--tree-row', focused < 0 ? null : focused);

  const openOf = (node: FieldNode) => (node.children.length === 0 ? null : open.has(node.path));
  const goTo = (node: FieldNode | null | undefined) => node && onFocus(node.path);

  function onKeyDown(event: KeyboardEvent): void {
    const node = rows[current];
    if (!node || event.altKey || event.metaKey || event.ctrlKey) return;
    const isOpen = openOf(node);
    switch (event.key) {
      case 'ArrowDown':
        goTo(focused < 0 ? node : rows[current + 1]);
        break;
      case 'ArrowUp':
        goTo(rows[current - 1]);
        break;
      case 'Home':
        goTo(rows[0]);
        break;
      case 'End':
        goTo(rows.at(-1));
        break;
      case 'ArrowRight':
        if (isOpen === false) onToggle(node.path, true);
        else goTo(node.children[0]);
        break;
      case 'ArrowLeft':
        if (isOpen === true) onToggle(node.path, false);
        else goTo(node.parent);
        break;
      case 'Enter':
      case ' ':
        if (focused < 0) goTo(node);
        else if (isOpen !== null) onToggle(node.path, !isOpen);
        break;
      default:
        return;
    }
    onHover(null); // the pointer rests somewhere else
    event.preventDefault();
    event.stopPropagation();
  }

  const closest = ({ target }: SyntheticEvent, selector: string) =>
    target instanceof Element ? target.closest<HTMLElement>(selector) : null;

  const lookOf = (node: FieldNode) => {
    if (node === focus) return 'focus';
    return node === hover || (enclosing && lineage(node).includes(enclosing)) ? 'enclose' : null;
  };

  return (
    <div
      ref={list}
      role="tree"
      aria-label={props.label}
      tabIndex={0}
      aria-activedescendant={rows[current] && `${id}${current}`}
      className={styles.tree}
      onKeyDown={onKeyDown}
      onPointerOver={(event) => onHover(closest(event, '[data-path]')?.dataset.path ?? null)}
      onPointerLeave={() => onHover(null)}
      onClick={(event) => {
        const path = closest(event, '[data-path]')?.dataset.path;
        const node = path === undefined ? undefined : nodes.byPath.get(path);
        if (!node) return;
        const isOpen = openOf(node);
        const onChevron = closest(event, '[data-chevron=true]') !== null;
        if (isOpen !== null && (onChevron || node === focus)) onToggle(node.path, !isOpen);
        else onFocus(node.path);
      }}
    >
      <div role="none" className={styles.rows} style={{ height }}>
        {shown.map(({ index, top }) => {
          const node = rows[index];
          return (
            node && (
              <TreeRow
                key={node.path}
                id={`${id}${index}`}
                node={node}
                top={top}
                open={openOf(node)}
                look={lookOf(node)}
                cursor={index === current}
                held={props.valueOf(node)}
                changed={props.isChanged?.(node) ?? false}
                wide={props.wide}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
