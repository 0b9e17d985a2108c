/** What the app has that lessons may name: scenarios, panels, facts. */
import { settingsFor } from '../world/lessons/settings.ts';
import { wholeCatalog } from '../world/scenarios/catalog.ts';

import type { Names } from './source.ts';

/** A file each; none is loaded. */
const panelFiles = import.meta.glob('../ui/panels/*.tsx');

export const names: Names = {
  scenarios: new Set(wholeCatalog.map(({ name }) => name)),
  panels: new Set(Object.keys(panelFiles).map((path) => path.replace(/^.*\/|\.tsx$/g, ''))),
  faultOfFact: (text) =>
    /^[a-z]/.test(text) ? null : 'it begins with the name of a fact, such as `outcome`',
  faultOfCondition: (text) =>
    text.split(/;| or /).every((part) => /\s(=|!=|<|>|<=|>=|contains)\s/.test(part))
      ? null
      : 'write `FACT = VALUE`, such as `outcome = refused`',
  settings: (name, value) => {
    const named = wholeCatalog.find((one) => one.name === name);
    if (!named) throw new Error(`there is no scenario ${name}`);
    return settingsFor(named.scenario, value);
  },
};
