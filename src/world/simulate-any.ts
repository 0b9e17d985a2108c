/** Runs a scenario of whatever protocol. Where runs are shown at once this is not for: it loads all protocols. */
import type { AnyScenario } from './kind.ts';
import { simulatePlain, type PlainRun } from './plain.ts';
import { simulate, type Run } from './simulate.ts';
import { simulateTls, type TlsRun } from './tls.ts';

/** Throws a ScenarioError where the scenario asks for something that cannot be. */
export function simulateAny(scenario: AnyScenario): Run | TlsRun | PlainRun {
  if (scenario.protocol === 'tls-1.3') return simulateTls(scenario);
  return scenario.protocol === 'plain' ? simulatePlain(scenario) : simulate(scenario);
}
