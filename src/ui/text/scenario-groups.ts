import type { AnyNamedScenario, ScenarioGroup } from '../../world/scenarios/catalog.ts';

const titles = {
  whole: 'A whole session',
  plain: 'Without SSH, for contrast',
  tls: 'TLS 1.3, as HTTPS has it',
  server: 'Is it the right server?',
  middle: 'Somebody in between',
  client: 'Who may come in?',
  certificates: 'Certificates',
  textbook: 'Challenge and response, as textbooks tell it',
  agreement: 'Agreeing, and the keys',
} satisfies Record<ScenarioGroup, string>;

/** The named scenarios under the titles of their groups. */
export const inGroups = (catalog: readonly AnyNamedScenario[]) =>
  Object.entries(titles)
    .map(([of, title]) => ({ title, entries: catalog.filter(({ group }) => group === of) }))
    .filter(({ entries }) => entries.length > 0);
