import { useFrames, useOpenFrame } from '../../../player/hooks.ts';
import tree from '../../parts/field-tree/field-tree.module.css';
import {
  fieldNodes,
  isFraming,
  sizeOf,
  type FieldNode,
  type FieldNodes,
} from '../../parts/field-tree/nodes.ts';
import { TreeRow } from '../../parts/field-tree/tree-row.tsx';
import { HexLine } from '../../parts/hex/hex-line.tsx';
import hex from '../../parts/hex/hex-view.module.css';
import { Segmented } from '../../parts/segmented.tsx';
import tag from '../../parts/value-tag.module.css';
import { legend } from '../../text/legend.ts';

import { track as words } from '../../text/track.ts';
import frame from '../stage/frame-row.module.css';
import { useBook } from './book.ts';
import styles from './legend.module.css';
import { Sign, Signs } from './signs.tsx';
import { SymbolTag } from './symbol-tag.tsx';

const text = legend.pointing;
const PER_ROW = 8;

/** How what is clicked or hovered is marked, on a field of the run's first packet. */
export function PointingSigns() {
  const packet = useFirstPacket();
  return (
    <Signs>
      <Sign of={text.focus}>
        <span className={[tag.tag, tag.focus].join(' ')}>
          <SymbolTag symbol="K_S" />
        </span>
      </Sign>
      <Sign of={text.hover}>
        <span className={[tag.tag, tag.hover].join(' ')}>
          <SymbolTag symbol="K_S" />
        </span>
      </Sign>
      {packet && (
        <>
          <Sign of={text.frame}>
            <span className={[frame.name, frame.open].join(' ')}>{packet.message}</span>
          </Sign>
          <Sign of={text.row}>
            <Row node={packet.field} look="focus" />
          </Sign>
          <Sign of={text.rowAround}>
            <Row node={packet.field} look="enclose" />
          </Sign>
          <Sign of={text.cell}>
            <Bytes packet={packet} look="mark" />
          </Sign>
          <Sign of={text.cellAround}>
            <Bytes packet={packet} look="enclose" />
          </Sign>
          <Sign of={text.framing}>
            <Bytes packet={packet} look="framing" />
          </Sign>
          <Sign of={text.changed}>
            <Bytes packet={packet} look="changed" />
          </Sign>
          <Sign of={text.changedFrame}>
            <span className={[frame.name, frame.changed].join(' ')}>{packet.message}</span>
          </Sign>
        </>
      )}
      <Sign of={text.chosen}>
        <Segmented
          label={words.detail}
          options={(['overview', 'message'] as const).map((value) => ({
            value,
            text: words.levels[value],
          }))}
          value="overview"
          onChange={() => undefined}
        />
      </Sign>
    </Signs>
  );
}

interface Packet {
  readonly message: string;
  readonly bytes: Uint8Array;
  /** The first that fills a line of bytes: the cookie, or the random. */
  readonly field: FieldNode;
}

/** The run's first frame with a message, open; null while it loads, and where there is none. */
function useFirstPacket(): Packet | null {
  const { isMessage } = useBook();
  const found = useFrames(0, 8).find((one) => one && isMessage(one.message));
  const open = useOpenFrame(found?.id ?? null);
  const layer = open?.layers.find(({ name }) => name === 'message');
  const field = layer && firstLong(fieldNodes(layer.fields));
  if (!found || !layer || !field) return null;
  return { message: found.message, bytes: layer.bytes, field };
}

const firstLong = ({ byPath }: FieldNodes): FieldNode | undefined =>
  [...byPath.values()].find(
    (node) => node.children.length === 0 && sizeOf(node) >= PER_ROW && !isFraming(node),
  );

function Row({ node, look }: { readonly node: FieldNode; readonly look: 'focus' | 'enclose' }) {
  return (
    <div className={[tree.tree, styles.tree].join(' ')}>
      <div className={[tree.rows, styles.treeRow].join(' ')}>
        <TreeRow
          id=""
          node={node}
          top={0}
          open={null}
          look={look}
          cursor={false}
          held={null}
          changed={false}
          wide={false}
        />
      </div>
    </div>
  );
}

interface BytesProps {
  readonly packet: Packet;
  readonly look: 'mark' | 'enclose' | 'framing' | 'changed';
}

/** A line of bytes in which the first half of a field looks one way, the rest plain. */
function Bytes({ packet: { bytes, field }, look }: BytesProps) {
  const { start } = field.field;
  const stretch = (on: boolean) => (on ? start + PER_ROW / 2 : start);
  return (
    <div className={[hex.view, styles.hex].join(' ')}>
      <div className={[hex.rows, styles.hexRow].join(' ')}>
        <div className={hex.row}>
          <HexLine
            bytes={bytes}
            start={start}
            end={Math.min(start + PER_ROW, bytes.length)}
            perRow={PER_ROW}
            framing={Uint8Array.from(bytes, (_, at) =>
              look === 'framing' && at < start + PER_ROW / 2 ? 1 : 0,
            )}
            changed={Uint8Array.from(bytes, (_, at) =>
              look === 'changed' && at < start + PER_ROW / 2 ? 1 : 0,
            )}
            encloseFrom={start}
            encloseTo={stretch(look === 'enclose')}
            markFrom={start}
            markTo={stretch(look === 'mark')}
            cursor={null}
          />
        </div>
      </div>
    </div>
  );
}
