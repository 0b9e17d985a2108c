/** What `ssh -vvv` prints during a run, step by step. */
import type { Run } from '../simulate.ts';

/** For each step of the run, the lines that the client prints there. */
export function logLines(run: Run): readonly (readonly string[])[] {
  return run.recorder.steps.map(() => []);
}
