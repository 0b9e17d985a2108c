import { ChevronDown, ChevronRight, TriangleAlert, X } from 'lucide-react';
import { memo } from 'react';
import type { ValueView } from '../../../player/run.ts';
import { fieldTree as text } from '../../text/packet.ts';
import { rowValue } from './field-value.ts';
import styles from './field-tree.module.css';
import { isFraming, isUnparsed, type FieldNode } from './nodes.ts';
import { RowTag } from './row-tag.tsx';

export interface TreeRowProps {
  readonly id: string;
  readonly node: FieldNode;
  readonly top: number;
  /** Whether its parts show; null where it has none. */
  readonly open: boolean | null;
  readonly look: 'focus' | 'enclose' | null;
  readonly cursor: boolean;
  /** The recorded value that it holds: shown as its tag. */
  readonly held: ValueView | null;
  /** It is not as in the original run. */
  readonly changed: boolean;
  readonly wide: boolean;
}

/** One field: chevron, name, and its value, tag or size. */
export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { id, node, top, open, look, cursor, held, changed, wide } = props;
  const broken = isUnparsed(node);
  const Chevron = open === true ? ChevronDown : ChevronRight;
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={node.depth + 1}
      aria-posinset={node.position}
      aria-setsize={node.siblings}
      aria-expanded={open ?? undefined}
      aria-selected={look === 'focus'}
      data-path={node.path}
      className={[
        styles.row,
        look && styles[look],
        isFraming(node) ? styles.framing : '',
        broken ? styles.broken : '',
        cursor ? styles.cursor : '',
      ].join(' ')}
      style={{ transform: `translateY(${top}px)`, paddingLeft: `${node.depth * 14 + 8}px` }}
    >
      <span className={styles.chevron} data-chevron={open !== null}>
        {broken ? (
          <X size={14} strokeWidth={2.4} aria-hidden="true" />
        ) : (
          open !== null && <Chevron size={14} strokeWidth={1.8} aria-hidden="true" />
        )}
      </span>
      <FieldName name={broken ? text.unparsed : node.field.name} />
      {changed && (
        <span className={styles.changed}>
          <span className="said">{text.changed}</span>
        </span>
      )}
      {node.field.remark !== undefined && (
        <TriangleAlert className={styles.remark} size={14} strokeWidth={1.8} aria-hidden="true" />
      )}
      <span className={styles.value}>{held ? <RowTag value={held} /> : rowValue(node, wide)}</span>
    </div>
  );
});

/** How much of the end of a long name always shows: it tells `…client_to_server` from its twin. */
const TAIL = 17;

function FieldName({ name }: { readonly name: string }) {
  const at = name.length > 2 * TAIL - 6 ? name.length - TAIL : name.length;
  return (
    <span className={styles.name} title={at < name.length ? name : undefined}>
      <span className={styles.start}>{name.slice(0, at)}</span>
      <span>{name.slice(at)}</span>
    </span>
  );
}
