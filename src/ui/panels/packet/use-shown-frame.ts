import { useCursor, useFocus, useFrames, useRun, useStep } from '../../../player/hooks.ts';
import type { LadderFrame } from '../../../player/run.ts';

export interface ShownFrame {
  readonly id: string;
  readonly address: string;
  /** Its row of the ladder, where it is at hand. */
  readonly head: LadderFrame | null;
  /** Shown because it is pointed at, in place of the frame of the current step. */
  readonly pinned: boolean;
}

/** How far around the cursor a frame is looked for. */
const NEAR = 64;

/**
 * The frame that the panel shows: the one that is focused; else the current step's; else the last that has arrived, as
 * on the ladder.
 */
export function useShownFrame(): ShownFrame | null {
  const run = useRun();
  const cursor = useCursor();
  const focus = useFocus();
  const step = useStep();
  const left = run?.index.frames[cursor] ?? 0;
  const near = useFrames(left - NEAR, left + NEAR);

  const headOf = (id: string) => near.find((frame) => frame?.id === id) ?? null;
  const own = step?.frames.at(-1);
  const head = (own === undefined ? null : headOf(own)) ?? lastArrived(near, cursor);
  if (focus?.kind === 'frame') {
    const { frame: id, frameAddress: address } = focus;
    return { id, address, head: headOf(id), pinned: id !== head?.id };
  }
  return head ? { id: head.id, address: head.address, head, pinned: false } : null;
}

function lastArrived(frames: readonly (LadderFrame | null)[], cursor: number): LadderFrame | null {
  const by = (step: number | null | undefined) => typeof step === 'number' && step <= cursor;
  return (
    frames.findLast((frame) => by(frame?.receivedAt)) ??
    frames.findLast((frame) => by(frame?.sentAt)) ??
    null
  );
}
