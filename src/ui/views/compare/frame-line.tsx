import type { ColumnFrame } from '../../../player/compare-view.ts';
import type { Step } from '../../../player/run.ts';
import { textWidth } from '../../parts/text-width.ts';
import { compare as text } from '../../text/compare.ts';
import { bytes, milliseconds, stage } from '../../text/stage.ts';
import { useMeasures } from '../../theme/measures.ts';
import { placeHash } from '../page/stage-link.tsx';
import { Arrow } from '../stage/arrow.tsx';
import { laneOf, type ArrowGeometry } from '../stage/geometry.ts';
import row from '../stage/frame-row.module.css';
import styles from './frame-line.module.css';
import { isSent } from './frame-window.ts';
import type { RowState } from './question-row.tsx';

interface FrameLineProps {
  readonly frame: ColumnFrame;
  readonly g: ArrowGeometry;
  /** How its question stands to the one that is asked. */
  readonly state: RowState;
  /** The step that the run has come to. */
  readonly here: Step | null;
  /** A screen has no room for it. */
  readonly isOnPaper: boolean;
  /** Null where there is no room for it. */
  readonly trip: {
    readonly number: number;
    readonly isFirst: boolean;
    readonly isLast: boolean;
  } | null;
}

/** A frame on the ladder of a column: it leads to its bytes. */
export function FrameLine({ frame, g, state, here, trip, isOnPaper }: FrameLineProps) {
  const { font } = useMeasures();
  const { from, to, message, encrypted } = frame;
  const shown = stateOf(frame, state, here);
  const size = bytes(frame.size);
  const [x1, x2] = [laneOf(g, from), laneOf(g, to)];
  const [left, room] = [Math.min(x1, x2), Math.abs(x2 - x1)];
  const taken = (message.length + size.length) * textWidth('0', font('mono-name')) + 34 * g.scale;
  const actor = (side: ColumnFrame['from']) => stage.actor[side === 'link' ? 'client' : side];
  return (
    <li
      className={[styles.line, row[shown], isOnPaper && styles.onPaper].join(' ')}
      style={{ height: g.pitch }}
      aria-current={shown === 'current' ? 'step' : undefined}
    >
      <Arrow
        from={from}
        to={to}
        encrypted={encrypted}
        state={shown}
        way={shown === 'next' ? 0 : 1}
        moves={false}
        g={g}
      />
      <span className={styles.words} style={{ left, width: room }}>
        <a
          href={placeHash(frame.place)}
          className={[row.name, styles.name, taken > room && styles.long].join(' ')}
        >
          {message}
        </a>
        <span className={[row.size, styles.size].join(' ')}>{size}</span>
      </span>
      <span className="said">
        {stage.frameSaid(
          encrypted,
          actor(from),
          actor(to),
          shown === 'next' ? null : milliseconds(frame.time_ms),
        )}
      </span>
      {trip && <Trip of={trip} g={g} />}
    </li>
  );
}

/** Frames of questions that were asked have been sent; of this one those that have left by the step. */
function stateOf(frame: ColumnFrame, state: RowState, here: Step | null) {
  if (state !== 'now' || !here) return state === 'next' ? 'next' : 'past';
  if (here.frames.includes(frame.id)) return 'current';
  return isSent(frame, here) ? 'past' : 'next';
}

function Trip({
  of,
  g,
}: {
  readonly of: NonNullable<FrameLineProps['trip']>;
  readonly g: ArrowGeometry;
}) {
  return (
    <span
      className={styles.trip}
      data-first={of.isFirst}
      data-last={of.isLast}
      title={text.roundTrip(of.number)}
      style={{
        top: of.isFirst ? g.arrowStart - 2 * g.scale : 0,
        bottom: of.isLast ? g.pitch - g.arrowStart - g.arrowFall - 2 * g.scale : 0,
      }}
    >
      {of.isFirst && (
        <>
          <span aria-hidden="true">{of.number}</span>
          <span className="said">{text.roundTrip(of.number)}</span>
        </>
      )}
    </span>
  );
}
