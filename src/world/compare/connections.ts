/** The connections of a run: one after the other from a client, or side by side through somebody in between. */
import type { FrameRecord } from '../recorder.ts';
import type { ShownRun } from '../shown-run.ts';
import type { Side } from '../transcript.ts';
import { found, type Fact, type Finding } from './facts.ts';

/** The steps with which the client's connections begin. */
export const startsOf = ({ run }: ShownRun): readonly number[] =>
  [...run.recorder.steps.keys()].filter((at) => run.recorder.steps[at]?.kind === 'connect');

/** The step up to which the first of them goes. */
export const firstUntil = (shown: ShownRun): number => startsOf(shown)[1] ?? Infinity;

/** The frames of the client's first connection, and those that somebody in between sends because of it. */
export function firstFrames(shown: ShownRun): readonly FrameRecord[] {
  const until = firstUntil(shown);
  return shown.run.recorder.frames.filter(({ sentAt }) => sentAt < until);
}

/** Frames in one direction. */
export interface Way {
  readonly from: Side;
  readonly to: Side;
  readonly sent: readonly FrameRecord[];
}

const order: readonly Side[] = ['client', 'server', 'attacker'];

/** Each direction between two who speak with each other; somebody in between has two. */
export const waysOf = (frames: readonly FrameRecord[]): readonly Way[] =>
  order.flatMap((from) =>
    order.flatMap((to) => {
      const sent = frames.filter((frame) => frame.from === from && frame.to === to);
      return sent.length > 0 ? [{ from, to, sent }] : [];
    }),
  );

/** Frames both ways between the same two. */
export const between = (frames: readonly FrameRecord[], { from, to }: Way) =>
  frames.filter(
    (frame) => (frame.from === from && frame.to === to) || (frame.from === to && frame.to === from),
  );

type Meant = Extract<Fact, { readonly kind: 'connections' }>['meant'];

/** Says which connections are meant, where a run has several. */
export function told(shown: ShownRun, meant: Meant): Finding[] {
  const starts = startsOf(shown);
  const at = starts[meant === 'all' ? starts.length - 1 : 0] ?? 0;
  const { length: count } = starts;
  return count > 1 ? [found({ kind: 'connections', count, meant }, shown.atStep(at))] : [];
}
