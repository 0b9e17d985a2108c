import { useMemo } from 'react';
import { fieldAddress } from '../../../player/focus.ts';
import { FieldNote } from '../../parts/field-tree/field-note.tsx';
import { FieldTree } from '../../parts/field-tree/field-tree.tsx';
import type { Toggled } from '../../parts/field-tree/folding.ts';
import { leafAt } from '../../parts/field-tree/nodes.ts';
import { HexView, type Span } from '../../parts/hex/hex-view.tsx';
import { InTurn } from '../../parts/late.tsx';
import { packet as text } from '../../text/packet.ts';
import { diffOf, isChanged } from './diff.ts';
import styles from './layer.module.css';
import { useLayer, type OpenLayer } from './use-layer.ts';

interface LayerProps {
  readonly frame: { readonly id: string; readonly address: string };
  readonly layer: OpenLayer;
  /** The same bytes as they cross the wire, to see beside these. */
  readonly sealed: Uint8Array | null;
  /** The layer in the original run; null where nothing differs, or nothing was changed. */
  readonly original: OpenLayer | null;
  readonly wide: boolean;
  readonly toggled: Toggled;
  readonly onToggle: (path: string, open: boolean) => void;
}

/** One layer of a frame: field tree, bytes, and what the pointed-at field is. */
export function Layer({ frame, layer, original, sealed, wide, toggled, onToggle }: LayerProps) {
  const view = useLayer(frame, layer, toggled);
  const diff = useMemo(() => original && diffOf(layer, original), [layer, original]);
  const noted = view.hover ?? view.focus;
  const span = view.focus && spanOf(view.focus.field);
  const around = view.hover ?? view.enclosing;
  const shared = {
    perRow: wide && !sealed ? 16 : 8,
    mark: span,
    enclose: around && spanOf(around.field),
    describe: view.describe,
    onPick: view.pick,
    onPoint: (at: number | null) =>
      view.hoverOver(at === null ? null : (leafAt(view.nodes, at)?.path ?? null)),
    onUnfold: (path: string) => onToggle(path, true),
  } as const;

  return (
    <>
      <div className={[styles.layer, wide ? styles.wide : '', sealed ? styles.two : ''].join(' ')}>
        <FieldTree
          nodes={view.nodes}
          open={view.open}
          label={text.fieldsOf(layer.name)}
          focus={view.focus}
          enclosing={view.enclosing}
          hover={view.hoverRow}
          wide={wide}
          valueOf={view.tagOf}
          isChanged={(node) => diff !== null && isChanged(diff, node)}
          onFocus={view.focusOn}
          onHover={view.hoverOver}
          onToggle={onToggle}
        />
        <InTurn of={layer}>
          <div className={styles.bytes}>
            {sealed && (
              <figure className={styles.block}>
                <figcaption className={styles.caption}>{text.wireBytes}</figcaption>
                <HexView
                  {...shared}
                  bytes={sealed}
                  label={text.bytesOf('wire')}
                  folds={[]}
                  framing={noFraming}
                />
              </figure>
            )}
            <figure className={styles.block}>
              {sealed && <figcaption className={styles.caption}>{text.packetBytes}</figcaption>}
              <HexView
                {...shared}
                bytes={layer.bytes}
                label={text.bytesOf(layer.name)}
                folds={sealed ? [] : view.folds}
                framing={view.framing}
                changed={diff?.changed}
              />
            </figure>
          </div>
        </InTurn>
      </div>
      <FieldNote
        node={noted}
        before={noted && diff && isChanged(diff, noted) ? diff.before(noted.path) : undefined}
        address={noted && fieldAddress(frame.address, layer.name, noted.path)}
        bytes={layer.bytes}
        passing={view.hover !== null}
      />
    </>
  );
}

const noFraming = new Uint8Array();
const spanOf = ({ start, end }: Span): Span => ({ start, end });
