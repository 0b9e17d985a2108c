/** The comparison of runs of two protocols: of runs of its own, not of the one that shows. */
import type { Finding, Row } from '../../../world/compare/facts.ts';
import { rowOf } from '../../../world/compare/table.ts';
import { ScenarioError } from '../../../world/scenario.ts';
import { ShownRunError } from '../../../world/shown-run.ts';
import type { ComparedFact, CompareTell } from '../../compare-view.ts';
import { columnOf } from '../compared-column.ts';
import { comparedRun, nextRun } from '../compared-runs.ts';
import { placeOf } from '../place-of.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'compare'> = async (_session, { scenario, part }) => {
  try {
    return part === 'column'
      ? { column: await columnOf(await comparedRun(scenario)) }
      : await factsOf(scenario, part);
  } catch (error) {
    if (!(error instanceof ShownRunError || error instanceof ScenarioError)) throw error;
    return { problem: error.message };
  }
};

async function factsOf(scenario: string, row: Row): Promise<CompareTell> {
  const { shown } = await comparedRun(scenario);
  const findings = await rowOf(row, shown, () => nextRun(scenario));
  return { facts: await Promise.all(findings.map(compared)) };
}

const compared = async ({ fact, at }: Finding): Promise<ComparedFact> => ({
  fact,
  place: await placeOf(at),
});
