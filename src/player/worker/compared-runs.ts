/** The runs that are compared: each made once, whole, and as a link leads to it. */
import { nextInput } from '../../world/compare/again.ts';
import type { AnyScenarioInput } from '../../world/kind.ts';
import { wholeCatalog } from '../../world/scenarios/catalog.ts';
import { ShownRun, ShownRunError } from '../../world/shown-run.ts';
import type { RunView } from '../run.ts';
import { openRun, type Session } from './view.ts';

export interface ComparedRun {
  readonly shown: ShownRun;
  readonly session: Session;
  readonly view: RunView;
}

/** Kept while the app is open: whoever comes back waits for nothing. */
const made = new Map<string, Promise<ComparedRun>>();
const next = new Map<string, Promise<ComparedRun>>();

/** The run of a named scenario. Throws a ShownRunError where there is none, and for a login without a handshake. */
export const comparedRun = (name: string): Promise<ComparedRun> =>
  once(made, name, () => {
    const named = wholeCatalog.find((one) => one.name === name);
    if (!named) throw new ShownRunError(`there is no scenario ${name}`);
    if (named.scenario.protocol === 'plain')
      throw new ShownRunError(`${name} has no handshake that could be compared`);
    return whole(name, named.scenario);
  });

/** The connection that follows it; null where none can. */
export const nextRun = async (name: string): Promise<ShownRun | null> => {
  const input = nextInput((await comparedRun(name)).shown);
  return input && (await once(next, name, () => whole(name, input))).shown;
};

async function once(
  runs: Map<string, Promise<ComparedRun>>,
  name: string,
  make: () => Promise<ComparedRun>,
): Promise<ComparedRun> {
  const run = runs.get(name) ?? make();
  runs.set(name, run);
  return run;
}

/** Where something is asked, the scenario's own defaults answer; else it is run as the app runs it. */
async function whole(name: string, given: AnyScenarioInput): Promise<ComparedRun> {
  const asked = await opened({ ask: true, ...given });
  const input = asked.view.asks ? { ...given, ask: false } : given;
  const { view, session } = asked.view.asks ? await opened(input) : asked;
  await session.loadWords();
  return { view, session, shown: new ShownRun(name, input, session.run, session.steps) };
}

async function opened(scenario: AnyScenarioInput) {
  const run = await openRun(scenario);
  if ('failure' in run)
    throw new ShownRunError(run.failure.problems.map(({ message }) => message).join('; '));
  return run;
}
