import { useEffect } from 'react';
import { useCursor, useFrames, useRun, useStep } from '../../../player/hooks.ts';
import type { LadderFrame, RunView, Step } from '../../../player/run.ts';

/** Frames fetched around the cursor: more than any screen shows above the band, and those that come next. */
const BEFORE = 40;
const AFTER = 24;

/** What the stage shows: a step, and the frames around it. */
export interface Moment {
  readonly run: RunView;
  readonly cursor: number;
  readonly step: Step;
  readonly frames: readonly LadderFrame[];
  /** Frames that have left by now. */
  readonly sent: number;
}

const latest = new WeakMap<RunView, Moment>();

/** The moment at the cursor; while its window loads, the one before, so that nothing flickers. */
export function useMoment(): Moment | null {
  const run = useRun();
  const cursor = useCursor();
  const step = useStep();
  const sent = run?.index.frames[cursor] ?? 0;
  const around = useFrames(sent - BEFORE, sent + AFTER);
  // Frames have their ids in order, from f1: what the step is about may have left long before.
  const about = Number(step?.frames[0]?.slice(1) ?? 0) - 1;
  const isFar = about >= 0 && about < sent - BEFORE;
  const far = useFrames(isFar ? about : 0, isFar ? about + 1 : 0);
  const all = [...far, ...around];
  const frames = all.filter((frame) => frame !== null);
  const loaded = run && step?.index === cursor && frames.length === all.length;
  const moment = loaded ? { run, cursor, step, frames, sent } : null;

  useEffect(() => {
    if (moment) latest.set(moment.run, moment);
  });

  return moment ?? (run && latest.get(run)) ?? null;
}
