import { actions, useFrameHover } from '../../../player/hooks.ts';
import { TagList } from '../../parts/tag-list.tsx';
import { milliseconds, stage } from '../../text/stage.ts';
import type { ValueView } from '../../../player/run.ts';
import { useMeasures } from '../../theme/measures.ts';
import { Arrow } from './arrow.tsx';
import type { Geometry } from './geometry.ts';
import type { LadderRow } from './ladder-rows.ts';
import { actorIn, nameFit } from './name-fit.ts';
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

/** One frame on the ladder: name, size, arrow, time, and what was made for it. */
export function FrameRow({ row, g, open, made, changed }: FrameRowProps) {
  const { frame, state, way, moves, top } = row;
  const hovered = useFrameHover(frame.id);
  const [from, to] = [actorIn(frame.from), actorIn(frame.to)];
  const side = from === 'client' ? 'client' : 'server';
  const measures = useMeasures();
  const { name, size, left, room, whole, spills, long } = nameFit(frame, g, measures);
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
      {made.length > 0 && g.noteWidth[side] > (measures.beamer ? ROOM[side] : 120) * g.scale && (
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
