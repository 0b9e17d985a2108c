/** A scenario of whatever protocol, checked. */
import type { AnyScenario } from './kind.ts';
import { parsePlainScenario } from './parse-plain-scenario.ts';
import { parseScenario } from './parse-scenario.ts';
import { parseTlsScenario } from './parse-tls-scenario.ts';
import { fieldOf } from './text/prose.ts';

/** Checks any JSON value, a scenario or a transcript, and fills in the defaults. Throws a ScenarioError. */
export function parseAnyScenario(value: unknown): AnyScenario {
  const scenario = fieldOf(value, 'format') === undefined ? value : fieldOf(value, 'scenario');
  const protocol = fieldOf(scenario, 'protocol');
  if (protocol === 'plain') return parsePlainScenario(value);
  return protocol === 'tls-1.3' ? parseTlsScenario(value) : parseScenario(value);
}
