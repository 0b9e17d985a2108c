import { useMemo, useState } from 'react';
import type { PreimageView } from '../../../../player/computation-view.ts';
import { valuesById } from '../../../../player/focus.ts';
import { actions, useRun } from '../../../../player/hooks.ts';
import { FieldNote } from '../../../parts/field-tree/field-note.tsx';
import { FieldTree } from '../../../parts/field-tree/field-tree.tsx';
import { folds, openNodes, shownNode, type Toggled } from '../../../parts/field-tree/folding.ts';
import {
  fieldNodes,
  isFraming,
  leafAt,
  type FieldNode,
  type FieldNodes,
} from '../../../parts/field-tree/nodes.ts';
import { HexView } from '../../../parts/hex/hex-view.tsx';
import { computation as text } from '../../../text/computation.ts';
import styles from './preimage.module.css';

/** What was hashed or signed: its fields, and beside them, where there is room, its bytes. */
export function Preimage({ preimage }: { readonly preimage: PreimageView }) {
  const run = useRun();
  const nodes = useMemo(() => fieldNodes(preimage.fields), [preimage]);
  const framing = useMemo(() => framingOf(nodes, preimage.bytes.length), [nodes, preimage]);
  const [toggled, setToggled] = useState(() => closed(nodes));
  const [focus, setFocus] = useState<FieldNode | null>(null);
  const [hover, setHover] = useState<FieldNode | null>(null);
  const open = openNodes(nodes, focus?.path ?? null, toggled);

  const valueOf = (node: FieldNode) => {
    const id = preimage.values[node.path];
    const isOuter = node.parent && preimage.values[node.parent.path] === id;
    return (run && id !== undefined && !isOuter && valuesById(run).get(id)) || null;
  };
  const point = (node: FieldNode | null) => {
    setHover(node);
    actions.hover((node && valueOf(node)?.address) ?? null);
  };
  const toggle = (path: string, isOpen: boolean) => setToggled(new Map(toggled).set(path, isOpen));
  const nodeAt = (path: string | null) => (path === null ? null : (nodes.byPath.get(path) ?? null));

  return (
    <div className={styles.preimage}>
      <div className={styles.both}>
        <FieldTree
          nodes={nodes}
          open={open}
          label={text.preimageFields}
          focus={focus}
          enclosing={null}
          hover={shownNode(hover, open)}
          wide={false}
          valueOf={valueOf}
          onFocus={(path) => setFocus(nodeAt(path))}
          onHover={(path) => point(nodeAt(path))}
          onToggle={toggle}
        />
        <div className={styles.bytes}>
          <HexView
            bytes={preimage.bytes}
            perRow={8}
            label={text.preimageBytes}
            folds={folds(nodes, open, toggled)}
            framing={framing}
            mark={focus?.field ?? null}
            enclose={hover?.field ?? null}
            describe={(at) => leafAt(nodes, at)?.field.means ?? ''}
            onPick={(at) => setFocus(shownNode(leafAt(nodes, at), open))}
            onPoint={(at) => point(at === null ? null : shownNode(leafAt(nodes, at), open))}
            onUnfold={(path) => toggle(path, true)}
          />
        </div>
      </div>
      <FieldNote node={hover ?? focus} bytes={preimage.bytes} passing={hover !== null} />
    </div>
  );
}

/** All folded at first: a large part would hide that there are others. */
const closed = ({ roots }: FieldNodes): Toggled => new Map(roots.map(({ path }) => [path, false]));

function framingOf(nodes: FieldNodes, length: number): Uint8Array {
  const framing = new Uint8Array(length);
  for (const node of nodes.byPath.values()) {
    if (isFraming(node)) framing.fill(1, node.field.start, node.field.end);
  }
  return framing;
}
