/** The scenario of a lesson's moment as it is run: nobody is asked, and a learner's own randomness. */
import type { AnyScenarioInput } from '../kind.ts';

/**
 * Questions to a person are answered by the scenario's own defaults, so that every step of the run is there. With a
 * `seed` all randomness follows from that text, but not where an end is a recording: that was drawn long ago.
 */
export function lessonScenario(scenario: AnyScenarioInput, seed: string | null): AnyScenarioInput {
  if (isRecorded(scenario.client) || isRecorded(scenario.server)) return scenario;
  return seed === null ? { ...scenario, ask: false } : { ...scenario, ask: false, seed };
}

const isRecorded = (end: unknown): boolean =>
  typeof end === 'object' && end !== null && 'recorded' in end;
