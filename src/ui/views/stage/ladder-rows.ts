import type { LadderFrame } from '../../../player/run.ts';
import type { Geometry } from './geometry.ts';
import { ROW_GAP, topOfPast } from './geometry.ts';

/** How a frame stands to the current step. */
export type RowState = 'past' | 'current' | 'flying' | 'next';

export interface LadderRow {
  readonly frame: LadderFrame;
  readonly state: RowState;
  /** How much of the way it has gone, 0 to 1. */
  readonly way: number;
  /** This step moves it: it is seen to travel. */
  readonly moves: boolean;
  readonly top: number;
}

interface Moment {
  readonly cursor: number;
  readonly time_ms: number;
  /** Ids of the frames that the current step is about; none where it is not about frames. */
  readonly frames: readonly string[];
  /** Frames that left after this step belong to the current one; null where only its own do. */
  readonly since: number | null;
}

/**
 * How many frames stand above the band: all up to the last one that has arrived, or that the step is about. What was
 * sent later and is still on its way stands below, where it will arrive.
 */
export function countAbove(frames: readonly LadderFrame[], now: Moment): number {
  return frames.reduce(
    (last, frame) =>
      frame.sentAt <= now.cursor && (arrived(frame, now) || now.frames.includes(frame.id))
        ? Math.max(last, frame.index + 1)
        : last,
    frames[0]?.index ?? 0,
  );
}

/** Rows as high as their names need: those above the band go up for it, those below it down. */
export function withRoom(
  rows: readonly LadderRow[],
  g: Geometry,
  extraOf: (frame: LadderFrame) => number,
): { readonly rows: readonly LadderRow[]; readonly above: number } {
  const isAbove = ({ top }: LadderRow) => top < g.bandTop;
  const extra = (those: readonly LadderRow[]) =>
    those.reduce((sum, { frame }) => sum + extraOf(frame), 0);
  const moved = rows.map((row) =>
    isAbove(row)
      ? { ...row, top: row.top - extra(rows.filter((o) => isAbove(o) && o.top > row.top)) }
      : { ...row, top: row.top + extra(rows.filter((o) => !isAbove(o) && o.top <= row.top)) },
  );
  const last = Math.max(...moved.filter(isAbove).map(({ top }) => top));
  // What no longer fits does not show, but for the one next to now.
  const fits = ({ top }: LadderRow, at: number) =>
    top === rows[at]?.top || top >= g.bandTop || top === last || top >= g.rowsTop - ROW_GAP;
  return { rows: moved.filter(fits), above: extra(rows.filter(isAbove)) };
}

function moves(frame: LadderFrame, now: Moment): boolean {
  return frame.sentAt === now.cursor || frame.receivedAt === now.cursor;
}

/**
 * The rows around the band, from what is known of the frames near it. A frame that the step is about and that left
 * `early`, before all of these, stands last above the band.
 */
export function ladderRows(
  frames: readonly LadderFrame[],
  now: Moment,
  g: Geometry,
  bandHeight: number,
  above: number,
  early?: LadderFrame,
): LadderRow[] {
  const up = early ? 1 : 0;
  const shown = early ? [...frames, early] : frames;
  return shown.map((frame) => ({
    frame,
    ...stateOf(frame, now, above),
    moves: moves(frame, now),
    top:
      frame === early
        ? topOfPast(g, 0)
        : frame.index < above
          ? topOfPast(g, above - 1 - frame.index + up)
          : g.bandTop + bandHeight + ROW_GAP * 0.75 * g.scale + (frame.index - above) * g.pitch,
  }));
}

/** The current frame is one that the step is about, else the last one that came: what is done now follows from it. */
function stateOf(frame: LadderFrame, now: Moment, above: number): { state: RowState; way: number } {
  if (frame.sentAt > now.cursor) return { state: 'next', way: 0 };
  const state = isCurrent(frame, now, above) ? 'current' : 'past';
  if (arrived(frame, now)) return { state, way: 1 };
  return { state: state === 'current' ? state : 'flying', way: wayOf(frame, now.time_ms) };
}

function isCurrent(frame: LadderFrame, now: Moment, above: number): boolean {
  if (now.frames.length > 0) return now.frames.includes(frame.id);
  const among = now.since !== null && frame.sentAt > now.since && frame.index < above;
  return among || (frame.index === above - 1 && arrived(frame, now));
}

function arrived(frame: LadderFrame, now: Moment): boolean {
  return frame.receivedAt !== null && frame.receivedAt <= now.cursor;
}

/** Kept off both ends, so that what has left can be seen to have left, and what is on its way not to have come. */
function wayOf(frame: LadderFrame, time_ms: number): number {
  if (frame.arrives_ms === null) return 0.5;
  const whole = frame.arrives_ms - frame.time_ms;
  const gone = whole > 0 ? (time_ms - frame.time_ms) / whole : 0.5;
  return Math.min(0.86, Math.max(0.3, gone));
}
