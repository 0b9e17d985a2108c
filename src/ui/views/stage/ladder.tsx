import { Suspense } from 'react';
import {
  useEdit,
  useFocus,
  useHidden,
  useLevel,
  useLevelSteps,
  usePosition,
  useScrubbing,
  useTopic,
} from '../../../player/hooks.ts';
import { useMeasures } from '../../theme/measures.ts';
import { later } from '../../parts/later.ts';
import { stage } from '../../text/stage.ts';
import { ConnectionRow } from './connection-row.tsx';
import { FrameRow } from './frame-row.tsx';
import type { Geometry } from './geometry.ts';
import { ROW_GAP, rowsAbove, topOfPast } from './geometry.ts';
import { madeBetween } from './holdings.ts';
import type { LadderRow } from './ladder-rows.ts';
import { countAbove, ladderRows, withRoom } from './ladder-rows.ts';
import styles from './ladder.module.css';
import { nameFit } from './name-fit.ts';
import { tripsOf } from './trip-rows.ts';
import { isIntercepted, sides } from '../../../player/run.ts';
import { Trips } from './trips.tsx';
import type { Moment } from './use-moment.ts';

const HiddenNext = later(async () => (await import('./hidden-next.tsx')).HiddenNext);

const LINK = sides.indexOf('link');
/** Frames still to come that are shown. */
const AHEAD = 2;

interface LadderProps {
  readonly moment: Moment;
  readonly g: Geometry;
  readonly bandHeight: number;
}

/** The frames around now: those that came above the band, those that come below it. Time goes down. */
export function Ladder({ moment, g, bandHeight }: LadderProps) {
  const focus = useFocus();
  const measures = useMeasures();
  const scrubbing = useScrubbing();
  const edited = useEdit() !== null;
  const changes = useTopic('changes', edited ? null : undefined);
  const shown = useLevelSteps();
  const before = shown[usePosition().at - 2] ?? -1;
  const { run, cursor, step, frames, sent } = moment;
  const hidesNext = useHidden() && cursor >= (shown.at(-1) ?? 0);
  // The overview tells in one step what several frames do.
  const since = useLevel() === 'overview' ? before : null;
  const now = { cursor, time_ms: step.time_ms, frames: step.frames, since };
  // More on its way than there is room for below the band stands above it, as it left.
  const above = Math.max(countAbove(frames, now), sent - AHEAD);
  const fit = rowsAbove(g);
  // How many frames had left when this connection was made: those of one before it do not show.
  const begins = run.index.side.lastIndexOf(LINK, cursor);
  const begun = run.index.frames[begins] ?? 0;
  // What the step is about stands next to now, also where it left before the rows that show.
  const early = frames.find(({ id, index }) => step.frames.includes(id) && index < above - fit);
  const near = frames.filter(
    ({ index }) =>
      index >= Math.max(begun, above - fit + (early ? 1 : 0)) &&
      // What is on its way would tell what comes next.
      index < (hidesNext ? above : Math.max(above, sent) + AHEAD),
  );
  const fitted = withRoom(
    ladderRows(near, now, g, bandHeight, above, early),
    g,
    (frame) => nameFit(frame, g, measures).extra,
  );
  const rows = fitted.rows.filter(({ top }) => top + g.pitch <= g.height);
  const made = rows.map((row) => madeFor(row, moment));
  const begunTop = topOfPast(g, above - begun) - fitted.above;
  const hasRoom = above - begun < fit && (fitted.above === 0 || begunTop >= g.rowsTop - ROW_GAP);
  const connection = hasRoom ? { top: begunTop, begun } : null;
  const notes = new Set(
    rows.flatMap((row, i) =>
      row.frame.from === 'client' && made[i]?.length ? [row.frame.index] : [],
    ),
  );

  return (
    <>
      {g.times !== null && (
        <span className={styles.unit} style={{ width: g.times, top: g.rowsTop - 16 * g.scale }}>
          {stage.ms}
        </span>
      )}
      {g.times !== null && (
        <Trips
          g={g}
          trips={isIntercepted(run.scenario) ? [] : tripsOf(run, rows, above, connection, notes)}
        />
      )}
      <ol className={styles.ladder} aria-label={stage.ladder}>
        {connection !== null && (
          <ConnectionRow
            key="connection"
            g={isIntercepted(run.scenario) ? { ...g, server: g.middle } : g}
            top={connection.top}
            port={run.scenario.server.port}
            time={run.index.time_ms[begins] ?? 0}
            current={step.kind === 'connect'}
          />
        )}
        {rows.map((row, i) => (
          <FrameRow
            // A row moves with its frame; while scrubbing nothing moves, and rows are used again.
            key={scrubbing ? i : row.frame.id}
            row={row}
            g={g}
            open={focus?.kind === 'frame' && focus.frame === row.frame.id}
            made={made[i] ?? []}
            changed={(changes?.frames[row.frame.index] ?? 0) > 0}
          />
        ))}
      </ol>
      {hidesNext && (
        <Suspense>
          <HiddenNext g={g} top={g.bandTop + bandHeight} />
        </Suspense>
      )}
    </>
  );
}

/** What the sender made since the frame that it sent before. */
function madeFor({ frame, state }: LadderRow, { run, frames }: Moment) {
  const { from } = frame;
  if (state === 'next' || state === 'flying' || (from !== 'client' && from !== 'server')) return [];
  const before = frames.findLast((other) => other.from === from && other.sentAt < frame.sentAt);
  return madeBetween(run, from, before?.sentAt ?? 0, frame.sentAt);
}
