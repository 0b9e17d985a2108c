/**
 * A scenario as the app runs it: what a person would be asked is asked, unless the scenario says otherwise or has a
 * recorded end, whose questions were answered long ago.
 */
export function asking<T>(scenario: T): T {
  return asks(scenario) ? { ask: true, ...scenario } : scenario;
}

function asks(scenario: unknown): scenario is object {
  if (!isObject(scenario)) return false;
  const { client, server } = scenario;
  return !isRecorded(client) && !isRecorded(server);
}

const isRecorded = (end: unknown): boolean => isObject(end) && 'recorded' in end;

/** The fields of a JSON object; none of anything else. */
export const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  isObject(value) ? value : {};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
