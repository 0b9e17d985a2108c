/** What the app has that lessons may name: scenarios, panels, facts. */
import { parseCondition } from '../world/lessons/condition.ts';
import { FactSyntaxError, parseFact } from '../world/lessons/fact.ts';
import { settingsFor } from '../world/lessons/settings.ts';
import { wholeCatalog } from '../world/scenarios/catalog.ts';
import type { Names } from './source.ts';

const faultIn = (read: () => unknown): string | null => {
  try {
    read();
    return null;
  } catch (error) {
    if (error instanceof FactSyntaxError) return error.message;
    throw error;
  }
};

/**
 * @param panels - their ids
 * @param pages - such as `legend`, for `#/legend`
 */
export const namesWith = (panels: readonly string[], pages: readonly string[]): Names => ({
  scenarios: new Set(wholeCatalog.map(({ name }) => name)),
  panels: new Set(panels),
  pages: new Set(pages),
  faultOfFact: (text) => faultIn(() => parseFact(text)),
  faultOfCondition: (text) => faultIn(() => parseCondition(text)),
  settings: (name, value) => {
    const named = wholeCatalog.find((one) => one.name === name);
    if (!named) throw new Error(`there is no scenario ${name}`);
    return settingsFor(named.scenario, value);
  },
});
