/** The named scenarios: one file each beside this one. Plain data, safe to load on the page; the compiler checks its form. */
import type { AnyScenarioInput, PlainScenarioInput, TlsScenarioInput } from '../kind.ts';
import type { ScenarioInput } from '../scenario.ts';

/** What a list of scenarios is divided into, in its order. */
export const scenarioGroups = [
  'whole',
  'plain',
  'server',
  'middle',
  'client',
  'certificates',
  'textbook',
  'agreement',
  'tls',
] as const;
export type ScenarioGroup = (typeof scenarioGroups)[number];

export interface NamedScenario<S extends AnyScenarioInput = ScenarioInput> {
  readonly name: string;
  readonly title: string;
  /** One sentence: what to look for. */
  readonly look: string;
  readonly group: ScenarioGroup;
  /** Where it stands in its group. */
  readonly order: number;
  readonly scenario: S;
}

export type NamedPlainScenario = NamedScenario<PlainScenarioInput>;
export type NamedTlsScenario = NamedScenario<TlsScenarioInput>;
export type AnyNamedScenario = NamedScenario<AnyScenarioInput>;

const files = import.meta.glob<{ scenario: NamedScenario }>(
  ['./*.ts', '!./catalog.ts', '!./tls-*.ts', '!./plain-*.ts', '!./recorded-*.ts'],
  { eager: true },
);
const plainFiles = import.meta.glob<{ scenario: NamedPlainScenario }>('./plain-*.ts', {
  eager: true,
});
const recordedFiles = import.meta.glob<{ scenario: NamedScenario }>('./recorded-*.ts', {
  eager: true,
});
const tlsFiles = import.meta.glob<{ scenario: NamedTlsScenario }>('./tls-*.ts', { eager: true });

/** Those of SSH of which both ends are run. */
export const catalog: readonly NamedScenario[] = inOrder(files);
/** Those of which one end is a recording of a real program. */
export const recordedCatalog: readonly NamedScenario[] = inOrder(recordedFiles);
/** Those of a login without SSH. */
export const plainCatalog: readonly NamedPlainScenario[] = inOrder(plainFiles);
export const tlsCatalog: readonly NamedTlsScenario[] = inOrder(tlsFiles);
export const wholeCatalog: readonly AnyNamedScenario[] = [
  ...catalog,
  ...recordedCatalog,
  ...plainCatalog,
  ...tlsCatalog,
];

function inOrder<N extends AnyNamedScenario>(found: Readonly<Record<string, { scenario: N }>>) {
  return Object.values(found)
    .map(({ scenario }) => scenario)
    .toSorted((a, b) => place(a.group) - place(b.group) || a.order - b.order);
}

function place(group: ScenarioGroup): number {
  return scenarioGroups.indexOf(group);
}
