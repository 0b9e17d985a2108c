/** The runs that lessons are about, each made once for a seed. */
import type { AnyScenarioInput } from '../../world/kind.ts';
import type { Told } from '../../world/lessons/found.ts';
import { withSettings } from '../../world/lessons/settings.ts';
import { toldRun } from '../../world/lessons/told-run.ts';
import { wholeCatalog } from '../../world/scenarios/catalog.ts';

export class Runs {
  /** A learner's; null for the scenarios' own. */
  readonly seed: string | null;
  readonly #made = new Map<string, Promise<Told>>();

  constructor(seed: string | null) {
    this.seed = seed;
  }

  /** The run of a named scenario. */
  of(name: string): Promise<Told> {
    const made = this.#made.get(name) ?? toldRun(named(name), this.seed);
    this.#made.set(name, made);
    return made;
  }

  /** With settings laid over the scenario. Rejects with a ScenarioError where that cannot be run. */
  async with(name: string, settings: AnyScenarioInput): Promise<Told> {
    return toldRun(withSettings(named(name), settings), this.seed);
  }
}

function named(name: string): AnyScenarioInput {
  const found = wholeCatalog.find((one) => one.name === name);
  if (!found) throw new Error(`there is no scenario ${name}`);
  return found.scenario;
}
