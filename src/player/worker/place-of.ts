/** Evidence as a link has it: with what differs from the named scenario. */
import type { Evidence } from '../../world/evidence.ts';
import { noticeOf } from '../../world/notice.ts';
import type { AnyScenarioInput } from '../../world/kind.ts';
import { wholeCatalog } from '../../world/scenarios/catalog.ts';
import { asking } from '../asking.ts';
import type { FactPlace } from '../fact-place.ts';
import { pack } from '../packed.ts';
import { changesBetween } from '../patch.ts';

type Start = Pick<FactPlace, 's' | 'with' | 'notice'>;

/** The part of a link that all places of a run share. */
const starts = new WeakMap<AnyScenarioInput, Promise<Start>>();

export async function placeOf({
  scenario,
  input,
  step,
  level,
  focus,
  panel,
}: Evidence): Promise<FactPlace> {
  const start = starts.get(input) ?? startOf(scenario, input);
  starts.set(input, start);
  return {
    ...(await start),
    step: step.replace(/^step:/, ''),
    ...(level !== 'overview' && { level }),
    ...(focus !== null && { focus }),
    ...(panel !== null && { panels: panel }),
  };
}

async function startOf(scenario: string, input: AnyScenarioInput): Promise<Start> {
  const original = wholeCatalog.find(({ name }) => name === scenario)?.scenario;
  const changes = changesBetween(asking(original), asking(input));
  return {
    s: scenario,
    ...(changes.length > 0 && { with: await pack(changes) }),
    notice: noticeOf(input),
  };
}
