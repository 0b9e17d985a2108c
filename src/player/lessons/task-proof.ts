import type { Change } from '../patch.ts';

/** How a learner did a task, so that it can be done again. */
export interface TaskProof {
  /** What differs from the scenario as the lesson runs it, with all its defaults. */
  readonly changes: readonly Change[];
  /** Addresses of what was pointed at and of the step that was current. */
  readonly pointed: string | null;
  readonly at: string | null;
}
