import { actions, useFrameHover } from '../../../player/hooks.ts';
import { TagList } from '../../parts/tag-list.tsx';
import { bytes, milliseconds, stage } from '../../text/stage.ts';
import type { ValueView } from '../../../player/run.ts';
import { useMeasures } from '../../theme/measures.ts';
import { textWidth } from '../../parts/text-width.ts';
import type { Side } from '../../../world/transcript.ts';
import type { Actor } from '../../parts/shape.tsx';
import { Arrow } from './arrow.tsx';
import { laneOf, type Geometry } from './geometry.ts';
import type { LadderRow } from './ladder-rows.ts';
import styles from './frame-row.module.css';

interface FrameRowProps {
  readonly row: LadderRow;
  readonly g: Geometry;
  /** It is open in the Packet panel. */
  readonly open: boolean;
  /** What its sender made for it. */
  readonly made: readonly ValueView[];
  /** It is not as in the original run. */
  readonly changed: boolean;
}

/** Large words need more room beside the lanes: left of the client's, the round trips are named. */
const ROOM = { client: 240, server: 150 };

/** The wire itself sends nothing. */
const actorIn = (side: Side): Actor => (side === 'link' ? 'client' : side);

/** One frame on the ladder: name, size, arrow, time, and what was made for it. */
export function FrameRow({ row, g, open, made, changed }: FrameRowProps) {
  const { frame, state, way, moves, top } = row;
  const hovered = useFrameHover(frame.id);
  const [from, to] = [actorIn(frame.from), actorIn(frame.to)];
  const side = from === 'client' ? 'client' : 'server';
  const [x1, x2] = [laneOf(g, from), laneOf(g, to)];
  const left = Math.min(x1, x2);
  const room = Math.abs(x2 - x1);
  const whole = g.server - g.client;
  const size = bytes(frame.size);
  const { font, beamer } = useMeasures();
  const char = textWidth('0', font('mono-name'));
  const [first = '', ...more] = frame.message.split(', ');
  const name = more.length > 0 ? `${first} +${more.length}` : first;
  const words = (name.length + size.length) * char + 30 * g.scale;
  // Half the way may be too short for a name: then it runs on beside the other half.
  const spills = words > room && room < whole;
  const long = words > (spills ? whole : room);
  return (
    <li
      className={[styles.row, styles[state], styles[g.kind]].join(' ')}
      style={{ height: g.pitch, transform: `translateY(${top}px)`, zIndex: -frame.index }}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      <Arrow
        from={from}
        to={to}
        encrypted={frame.encrypted}
        state={state}
        way={way}
        moves={moves}
        g={g}
      />
      <div
        className={[styles.words, spills && (left > g.client ? styles.back : styles.on)].join(' ')}
        style={spills ? { left: g.client, width: whole } : { left, width: room }}
      >
        <div className={[styles.named, long && styles.wraps].join(' ')}>
          <button
            type="button"
            className={[
              styles.name,
              open && styles.open,
              hovered && styles.hover,
              long && styles.long,
              changed && styles.changed,
            ].join(' ')}
            aria-pressed={open}
            title={frame.message}
            onClick={() => actions.focus(open ? null : frame.address)}
            onPointerEnter={() => actions.hover(frame.address)}
            onPointerLeave={() => actions.hover(null)}
          >
            {name}
            {changed && <span className="said">{stage.changed}</span>}
          </button>
          {way > 0 && way < 1 && (
            <span className={long ? 'said' : styles.flight}>{stage.inFlight}</span>
          )}
        </div>
        <span className={styles.size}>{size}</span>
      </div>
      {g.times !== null && state !== 'next' && (
        <span className={styles.time} style={{ width: g.times, top: g.arrowStart - 9 * g.scale }}>
          {milliseconds(frame.time_ms)}
        </span>
      )}
      <span className="said">
        {stage.frameSaid(
          frame.encrypted,
          stage.actor[from],
          stage.actor[to],
          state === 'next' ? null : milliseconds(frame.time_ms),
        )}
      </span>
      {made.length > 0 && g.noteWidth[side] > (beamer ? ROOM[side] : 120) * g.scale && (
        <div
          className={[styles.made, styles[side]].join(' ')}
          style={
            side === 'client'
              ? { right: g.width - g.client + 10 * g.scale }
              : { left: g.server + 15 * g.scale }
          }
        >
          <span>{stage.makes}</span>
          <TagList
            groups={[made]}
            width={g.noteWidth[side] - 46 * g.scale}
            rows={1}
            cut
            label={stage.makes}
          />
        </div>
      )}
    </li>
  );
}
