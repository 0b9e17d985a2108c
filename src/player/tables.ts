/** The engine's plain tables and pure helpers that the page may use as values; the rest of the engine it knows as types. */
import type { AnyNamedScenario } from '../world/scenarios/catalog.ts';
import { scenario as defaultScenario } from '../world/scenarios/first-contact.ts';

export { fieldAtPath, fieldsAt, leaves, UNPARSED } from '../codec/field.ts';
export { noticeOf, TOY_NOTICE } from '../world/notice.ts';
export { countTrips } from '../world/round-trips.ts';
export { levels, phases } from '../world/transcript.ts';
export { sides, WINDOW } from './run.ts';

/** The run that opens with nothing configured. */
export { defaultScenario };
export const DEFAULT_SCENARIO = defaultScenario.name;

/** All named scenarios; the first view needs only the default one. */
export const loadCatalog = async (): Promise<readonly AnyNamedScenario[]> =>
  (await import('../world/scenarios/catalog.ts')).wholeCatalog;

/** The scenario of a name, if there is one. */
export const findNamed = async (name: string): Promise<AnyNamedScenario | undefined> =>
  name === DEFAULT_SCENARIO
    ? defaultScenario
    : (await loadCatalog()).find((entry) => entry.name === name);
