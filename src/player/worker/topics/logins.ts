/** The comparison of ways to log in: of runs of its own, not of the one that shows. */
import { loadAlgorithms } from '../../../protocol/ssh/load.ts';
import { loadAttacks } from '../../../world/attacks.ts';
import type { Evidence, Finding } from '../../../world/logins/facts.ts';
import { LoginsError } from '../../../world/logins/login-run.ts';
import { LoginRuns, loginsPart } from '../../../world/logins/table.ts';
import { noticeOf } from '../../../world/notice.ts';
import { ScenarioError } from '../../../world/scenario.ts';
import { catalog } from '../../../world/scenarios/catalog.ts';
import { asking } from '../../asking.ts';
import type { FactPlace, ShownFact } from '../../logins-view.ts';
import { pack } from '../../packed.ts';
import { changesBetween } from '../../patch.ts';
import type { Tell } from '../topic.ts';

/** Kept while the app is open: whoever comes back to the page waits for nothing. */
const runs = new LoginRuns();

export const tell: Tell<'logins'> = async (_session, part) => {
  await Promise.all([loadAlgorithms(), loadAttacks()]);
  try {
    const facts = await Promise.all(loginsPart(runs, part).map(shown));
    return { facts, runs: runs.count };
  } catch (error) {
    if (!(error instanceof LoginsError || error instanceof ScenarioError)) throw error;
    return { problem: error.message };
  }
};

const shown = async ({ fact, at, ...of }: Finding): Promise<ShownFact> => ({
  fact,
  place: await placeOf(at),
  ...of,
});

/** A link has what differs from the named scenario. */
async function placeOf({
  scenario,
  input,
  step,
  level,
  focus,
  panel,
}: Evidence): Promise<FactPlace> {
  const original = catalog.find(({ name }) => name === scenario)?.scenario;
  const notice = noticeOf(input);
  const changes = changesBetween(asking(original), asking(input));
  return {
    s: scenario,
    ...(changes.length > 0 && { with: await pack(changes) }),
    step: step.replace(/^step:/, ''),
    ...(level !== 'overview' && { level }),
    ...(focus !== null && { focus }),
    ...(panel !== null && { panels: panel }),
    notice,
  };
}
