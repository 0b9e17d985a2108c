import type { Level } from '../world/transcript.ts';

/** The place in a run that shows a fact, by the parameters of a link. */
export interface FactPlace {
  readonly s: string;
  /** What is changed in the named scenario. */
  readonly with?: string;
  readonly step: string;
  readonly level?: Level;
  readonly focus?: string;
  readonly panels?: string;
  /** What must be said of the run. */
  readonly notice: string | null;
}
