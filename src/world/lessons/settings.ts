/** What a task's solution changes in a scenario. */
import type { AnyScenarioInput } from '../kind.ts';
import { parseAnyScenario } from '../parse-any-scenario.ts';

/**
 * A scenario with settings laid over it: objects are joined key by key, all else, lists as well, is replaced. Throws a
 * ScenarioError, which names the setting, where that makes no scenario.
 */
export function withSettings(scenario: AnyScenarioInput, settings: unknown): AnyScenarioInput {
  const laid = over(scenario, settings);
  expectScenario(laid);
  return laid;
}

/** Settings that fit a scenario, as such. Throws as `withSettings` does, and where there are none. */
export function settingsFor(scenario: AnyScenarioInput, settings: unknown): AnyScenarioInput {
  if (!isObject(settings) || Object.keys(settings).length === 0)
    throw new Error('write settings of a scenario, such as `client: { user: anna }`');
  withSettings(scenario, settings);
  const whole: unknown = settings;
  expectSettings(whole);
  return whole;
}

function over(under: unknown, above: unknown): unknown {
  if (!isObject(under) || !isObject(above)) return above;
  const laid = new Map(Object.entries(under));
  for (const [key, value] of Object.entries(above)) laid.set(key, over(laid.get(key), value));
  return Object.fromEntries(laid);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function expectScenario(value: unknown): asserts value is AnyScenarioInput {
  parseAnyScenario(value);
}

/** Called with what was checked together with the scenario that it is laid over. */
function expectSettings(value: unknown): asserts value is AnyScenarioInput {
  if (!isObject(value)) throw new Error('settings are an object');
}
