/** The comparison of ways to log in: of runs of its own, not of the one that shows. */
import { loadAlgorithms } from '../../../protocol/ssh/load.ts';
import { loadAttacks } from '../../../world/attacks.ts';
import type { Finding } from '../../../world/logins/facts.ts';
import { LoginRuns, loginsPart } from '../../../world/logins/table.ts';
import { ScenarioError } from '../../../world/scenario.ts';
import { ShownRunError } from '../../../world/shown-run.ts';
import type { ShownFact } from '../../logins-view.ts';
import { placeOf } from '../place-of.ts';
import type { Tell } from '../topic.ts';

/** Kept while the app is open: whoever comes back to the page waits for nothing. */
const runs = new LoginRuns();

export const tell: Tell<'logins'> = async (_session, part) => {
  await Promise.all([loadAlgorithms(), loadAttacks()]);
  try {
    const facts = await Promise.all(loginsPart(runs, part).map(shown));
    return { facts, runs: runs.count };
  } catch (error) {
    if (!(error instanceof ShownRunError || error instanceof ScenarioError)) throw error;
    return { problem: error.message };
  }
};

const shown = async ({ fact, at, ...of }: Finding): Promise<ShownFact> => ({
  fact,
  place: await placeOf(at),
  ...of,
});
