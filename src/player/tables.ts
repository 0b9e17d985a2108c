/** The engine's plain tables and pure helpers that the page may use as values; the rest of the engine it knows as types. */
export { fieldAtPath, fieldsAt, leaves, UNPARSED } from '../codec/field.ts';
export { levels, phases } from '../world/transcript.ts';
export { catalog } from '../world/scenarios/catalog.ts';
export { sides, WINDOW } from './run.ts';

/** The run that opens with nothing configured. */
export const DEFAULT_SCENARIO = 'first-contact';
