import { Pin } from 'lucide-react';
import { useState } from 'react';
import {
  actions,
  useDetails,
  useEdit,
  useFocus,
  useOpenFrame,
  usePresent,
  useTopic,
} from '../../../player/hooks.ts';
import type { LayerName, OpenFrame } from '../../../player/run.ts';
import type { Toggled } from '../../parts/field-tree/folding.ts';
import { PanelFrame } from '../../parts/panel-frame.tsx';
import { Picker } from '../../parts/picker.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { packet as text } from '../../text/packet.ts';
import { panelTitles } from '../../text/panel-titles.ts';
import type { PanelProps } from '../registry.ts';
import { cipherOf, isSealed, plainOf, wireOf } from './cipher.ts';
import { FrameName } from './frame-name.tsx';
import { Layer } from './layer.tsx';
import styles from './packet-panel.module.css';
import { useShownFrame, type ShownFrame } from './use-shown-frame.ts';

const MOST_IN_HEADER = 4;
const MOST_IN_BAR = 6;

/** One frame, opened: its layers, their fields and bytes. */
export function PacketPanel({ controls }: PanelProps) {
  const details = useDetails();
  const [full, setFull] = useState(false);
  const [beside, setBeside] = useState(false);
  const [toggled, setToggled] = useState<Toggled>(new Map());
  const shown = useShownFrame();
  const open = useOpenFrame(shown?.id ?? null);
  const [layer, choose] = useLayerChoice(shown, open);
  const isPresenting = usePresent();
  const edited = useEdit() !== null;
  const before = useTopic('original', edited && shown ? { frame: shown.address } : undefined);

  const sealed = open !== null && isSealed(open);
  const wire = open && wireOf(open);
  const plain = open && plainOf(open);
  const isOutside = layer && (layer === wire || layer === plain);
  const paired = sealed && beside && isOutside;
  const drawn = paired ? (plain ?? layer) : layer;
  const cipher =
    open?.suite ?? (details && shown?.head ? cipherOf(details.exchanges, shown.head) : null);

  // More than a header has room for.
  const hasMany = open !== null && open.layers.length > MOST_IN_HEADER;
  const Choice = open !== null && open.layers.length > MOST_IN_BAR ? Picker : Segmented;
  const layers = open && layer && (
    <Choice<LayerName>
      label={text.layer}
      options={open.layers.map((one) => ({ value: one.name, text: layerText(one, open) }))}
      value={layer.name}
      onChange={choose}
    />
  );

  return (
    <PanelFrame
      title={panelTitles.packet}
      about={shown && <FrameName address={shown.address} head={shown.head} />}
      tools={!hasMany && layers}
      controls={controls}
      full={full}
      onFull={setFull}
    >
      {hasMany && <div className={styles.bar}>{layers}</div>}
      {shown?.pinned && !isPresenting && (
        <div className={styles.bar}>
          <p className={styles.pinned}>
            <Pin size={14} strokeWidth={1.8} aria-hidden="true" />
            {text.pinned}
          </p>
          <button type="button" className={styles.follow} onClick={() => actions.focus(null)}>
            {text.follow}
          </button>
        </div>
      )}
      {layer && layer.from.length > 0 && <Pieces of={layer} />}
      {sealed && isOutside && (
        <div className={styles.bar}>
          <p>
            <b>{cipher === null ? text.encryptedBySomething : text.encrypted(cipher)}</b>{' '}
            <span className={styles.only}>
              {layer === plain && `${text.decrypted} `}
              {text.onlyEnds}
            </span>
          </p>
          <label className={styles.beside}>
            <input
              type="checkbox"
              checked={beside}
              onChange={(event) => setBeside(event.target.checked)}
            />
            {text.beside}
          </label>
        </div>
      )}
      {shown && drawn ? (
        <Layer
          key={drawn.name}
          frame={shown}
          layer={drawn}
          original={before?.layers.find(({ name }) => name === drawn.name) ?? null}
          sealed={paired ? (wire?.bytes ?? null) : null}
          wide={full}
          toggled={toggled}
          onToggle={(path, isOpen) => setToggled(new Map(toggled).set(path, isOpen))}
        />
      ) : (
        <div className={styles.empty}>
          <p>{shown ? text.loading : text.empty}</p>
          {!shown && <p className={styles.hint}>{text.emptyHint}</p>}
        </div>
      )}
    </PanelFrame>
  );
}

type OpenLayer = OpenFrame['layers'][number];

/** A message goes by its own name where a record has several. */
function layerText({ name, fields }: OpenLayer, { layers }: OpenFrame): string {
  const messages = layers.filter((one) => one.name.startsWith('message'));
  const own = fields[0]?.name === 'msg_type' ? String(fields[0].value).split(' ')[1] : undefined;
  return messages.length > 1 && own !== undefined ? own : text.layerOf(name);
}

/** The frames that brought the pieces of a message before the one that ends it. */
function Pieces({ of: { from } }: { readonly of: OpenLayer }) {
  return (
    <div className={styles.bar}>
      <p>
        {text.pieces(from.length + 1)}{' '}
        {from.map(({ address, size }, at) => (
          <button
            key={address}
            type="button"
            className={styles.follow}
            aria-label={text.pieceSaid(at + 1, size)}
            onClick={() => actions.focus(address)}
          >
            {text.piece(size)}
          </button>
        ))}{' '}
        {text.lastPiece}
      </p>
    </div>
  );
}

/** The layer that shows: the focused field's, else the one chosen last, else the packet, or the message. */
function useLayerChoice(
  shown: ShownFrame | null,
  open: OpenFrame | null,
): [layer: OpenLayer | undefined, choose: (name: LayerName) => void] {
  const focus = useFocus();
  const [chosen, setChosen] = useState<LayerName>(() =>
    focus?.kind === 'frame' && focus.layer !== null ? focus.layer : 'packet',
  );
  const focused = focus?.kind === 'frame' && focus.frame === shown?.id ? focus.layer : null;
  const [taken, setTaken] = useState(focus);
  if (taken !== focus) {
    setTaken(focus);
    if (focused !== null) setChosen(focused);
  }
  const named = (name: LayerName) => open?.layers.find((layer) => layer.name === name);
  const usual = named('packet') ?? named('message');
  return [named(chosen) ?? usual ?? open?.layers.at(-1), setChosen];
}
