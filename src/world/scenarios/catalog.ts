/** The named scenarios: one file each beside this one. Plain data, safe to load on the page; the compiler checks its form. */
import type { ScenarioInput } from '../scenario.ts';

export interface NamedScenario {
  readonly name: string;
  readonly title: string;
  /** One sentence: what to look for. */
  readonly look: string;
  /** Where it stands in the list. */
  readonly order: number;
  readonly scenario: ScenarioInput;
}

const files = import.meta.glob<{ scenario: NamedScenario }>(['./*.ts', '!./catalog.ts'], {
  eager: true,
});

export const catalog: readonly NamedScenario[] = Object.values(files)
  .map(({ scenario }) => scenario)
  .toSorted((a, b) => a.order - b.order);
