/** The named scenarios: one file each beside this one. Plain data, safe to load on the page; the compiler checks its form. */
import type { ScenarioInput } from '../scenario.ts';

/** What a list of scenarios is divided into, in its order. */
export const scenarioGroups = [
  'whole',
  'server',
  'middle',
  'client',
  'certificates',
  'textbook',
  'agreement',
] as const;
export type ScenarioGroup = (typeof scenarioGroups)[number];

export interface NamedScenario {
  readonly name: string;
  readonly title: string;
  /** One sentence: what to look for. */
  readonly look: string;
  readonly group: ScenarioGroup;
  /** Where it stands in its group. */
  readonly order: number;
  readonly scenario: ScenarioInput;
}

const files = import.meta.glob<{ scenario: NamedScenario }>(['./*.ts', '!./catalog.ts'], {
  eager: true,
});

export const catalog: readonly NamedScenario[] = Object.values(files)
  .map(({ scenario }) => scenario)
  .toSorted((a, b) => place(a.group) - place(b.group) || a.order - b.order);

function place(group: ScenarioGroup): number {
  return scenarioGroups.indexOf(group);
}
