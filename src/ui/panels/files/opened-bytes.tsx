import { useMemo, useState } from 'react';
import type { OpenBytes } from '../../../player/files-view.ts';
import { valuesById } from '../../../player/focus.ts';
import { useRun } from '../../../player/hooks.ts';
import type { ValueView } from '../../../player/run.ts';
import { FieldTree } from '../../parts/field-tree/field-tree.tsx';
import { openNodes, shownNode, type Toggled } from '../../parts/field-tree/folding.ts';
import { fieldNodes, framingBytes, leafAt, type FieldNode } from '../../parts/field-tree/nodes.ts';
import { HexView } from '../../parts/hex/hex-view.tsx';
import { ValueTag } from '../../parts/value-tag.tsx';
import styles from './opened-bytes.module.css';

interface OpenedBytesProps {
  readonly title: string;
  /** For screen readers. */
  readonly labels: { readonly fields: string; readonly bytes: string };
  readonly opened: OpenBytes;
  /** Id of the recorded value that these bytes are. */
  readonly value: string | null;
  readonly wide: boolean;
  /** Paths of the fields that are chosen and pointed at. */
  readonly focus: string | null;
  readonly hover: string | null;
  readonly onFocus: (node: FieldNode) => void;
  readonly onHover: (node: FieldNode | null) => void;
}

/** What the base64 of a file holds: its fields beside its bytes. */
export function OpenedBytes(props: OpenedBytesProps) {
  const { title, labels, opened, wide, onFocus, onHover } = props;
  const { bytes, fields, values } = opened;
  const run = useRun();
  const [toggled, setToggled] = useState<Toggled>(new Map());
  const nodes = useMemo(() => fieldNodes(fields), [fields]);
  const framing = useMemo(() => framingBytes(nodes, bytes.length), [nodes, bytes]);
  const byPath = (path: string | null) => (path === null ? null : (nodes.byPath.get(path) ?? null));
  const focus = byPath(props.focus);
  const hover = byPath(props.hover);
  const open = useMemo(() => openNodes(nodes, props.focus, toggled), [nodes, props.focus, toggled]);
  const held = (id: string | null | undefined): ValueView | null =>
    (run && typeof id === 'string' ? valuesById(run).get(id) : null) ?? null;
  const whole = held(props.value);
  const at = (path: string, then: (node: FieldNode) => void) => {
    const node = nodes.byPath.get(path);
    if (node) then(node);
  };

  return (
    <section className={styles.section}>
      <h4 className={styles.title}>
        {title}
        {whole && <ValueTag value={whole} />}
      </h4>
      <div className={styles.layer}>
        <FieldTree
          nodes={nodes}
          open={open}
          label={labels.fields}
          focus={focus}
          enclosing={null}
          hover={shownNode(hover, open)}
          wide={wide}
          valueOf={(node) =>
            held(node.parent && values[node.parent.path] ? null : values[node.path])
          }
          onFocus={(path) => at(path, onFocus)}
          onHover={(path) => onHover(byPath(path))}
          onToggle={(path, isOpen) => setToggled(new Map(toggled).set(path, isOpen))}
        />
        <HexView
          bytes={bytes}
          perRow={wide ? 16 : 8}
          label={labels.bytes}
          folds={[]}
          framing={framing}
          mark={focus?.field ?? null}
          enclose={hover?.field ?? null}
          describe={(offset) => {
            const field = leafAt(nodes, offset)?.field;
            return field ? `${field.name}: ${field.means}` : '';
          }}
          onPick={(offset) => {
            const node = shownNode(leafAt(nodes, offset), open);
            if (node) onFocus(node);
          }}
          onPoint={(offset) => onHover(offset === null ? null : leafAt(nodes, offset))}
          onUnfold={() => undefined}
        />
      </div>
    </section>
  );
}
