import type { AnswerView, ColumnFrame } from '../../../player/compare-view.ts';
import type { Step } from '../../../player/run.ts';
import type { RowState } from './question-row.tsx';

/** How many frames of a question a screen shows, by how it stands to the one that is asked. */
const MOST: Readonly<Record<RowState, number>> = { past: 6, now: 7, next: 4 };
/** Of those that show now, how many come after the last one that was sent. */
const AHEAD = 2;

/** Frames that are not shown one by one. */
export interface Gap {
  readonly count: number;
  readonly bytes: number;
}

export interface FrameWindow {
  /** The first frame that shows, and the first one that does not any more. */
  readonly from: number;
  readonly to: number;
  readonly before: Gap | null;
  readonly after: Gap | null;
  /** Frames that the worker has left out, and the frame before which they would stand; null where none shows there. */
  readonly between: (Gap & { readonly at: number }) | null;
}

/** Whether a frame has left by the step that the run has come to. */
export const isSent = (frame: ColumnFrame, { index, frames }: Step): boolean =>
  frame.sentAt <= index || frames.includes(frame.id);

/** Which frames of a question stand around the step that the run has come to. */
export function frameWindow(
  { frames, folded }: AnswerView,
  state: RowState,
  here: Step | null,
): FrameWindow {
  const room = MOST[state];
  const last = frames.length - room;
  const sent = here ? frames.findLastIndex((frame) => isSent(frame, here)) : -1;
  const wanted = { past: last, now: sent + 1 + AHEAD - room, next: 0 }[state];
  const from = Math.max(0, Math.min(wanted, last));
  const to = Math.min(frames.length, from + room);
  const gap = (left: readonly ColumnFrame[], isThere: boolean): Gap | null => {
    const more = isThere && folded ? folded : { count: 0, bytes: 0 };
    const count = left.length + more.count;
    const bytes = left.reduce((sum, { size }) => sum + size, more.bytes);
    return count === 0 ? null : { count, bytes };
  };
  const at = folded?.at ?? -1;
  return {
    from,
    to,
    before: gap(frames.slice(0, from), at >= 0 && at <= from),
    after: gap(frames.slice(to), at >= to),
    between: folded && at > from && at < to ? folded : null,
  };
}
