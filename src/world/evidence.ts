/** Where in a run something is seen: what a fact that was computed leads to. */
import type { AnyScenarioInput } from './kind.ts';
import type { Level } from './transcript.ts';

/** A place in a run, and what is pointed at there. */
export interface Evidence {
  readonly scenario: string;
  /** What is run: the named scenario, with what was changed in it. */
  readonly input: AnyScenarioInput;
  /** Address of a step. */
  readonly step: string;
  readonly level: Level;
  /** Address of a frame, a field or a value. */
  readonly focus: string | null;
  readonly panel: 'packet' | 'keys' | 'knowledge' | null;
}
