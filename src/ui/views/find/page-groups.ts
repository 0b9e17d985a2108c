/** What the page has names for: scenarios, panels, what can be done; and where to start from. */
import { rankOf, termOf } from '../../../player/find-match.ts';
import { actions } from '../../../player/hooks.ts';
import { shownAtOrAfter } from '../../../player/level-steps.ts';
import type { RunView } from '../../../player/run.ts';
import { themes } from '../../../player/settings.ts';
import { levels, phases, type loadCatalog } from '../../../player/tables.ts';
import { panels } from '../../panels/registry.ts';
import { find as text } from '../../text/find.ts';
import { phaseQuestions } from '../../text/stage.ts';
import { pages } from '../pages.ts';
import type { Choice, FindGroup, FindRow } from './find-row.ts';
import { recentFinds } from './recent.ts';

type Catalog = Awaited<ReturnType<typeof loadCatalog>>;

function row(title: string, choice: Choice, about = '', mono = false): FindRow {
  return {
    id: title,
    title,
    mono,
    side: null,
    value: null,
    place: '',
    placeMono: false,
    about,
    further: false,
    choice,
  };
}

const goes = (go: () => void): Choice => ({ kind: 'go', go });
const searches = (found: string): Choice => ({ kind: 'search', text: found });

/** A row and the names by which it is found. */
type Named = readonly [row: FindRow, ...names: string[]];

export function pageGroups(typed: string, catalog: Catalog): FindGroup[] {
  const scenarios = catalog.map(({ name, title, look }): Named => [
    row(
      title,
      goes(() => void actions.openScenario(name)),
      look,
    ),
    name,
  ]);
  return [
    matching(text.scenarios, scenarios, typed),
    matching(text.panels, panelRows(), typed),
    matching(text.pages, pageRows(), typed),
    matching(text.doing, actionRows(), typed),
  ].filter(({ items }) => items.length > 0);
}

const panelRows = (): Named[] =>
  panels.map(({ id, title }) => [
    row(
      text.panel(title),
      goes(() => actions.showPanel(id)),
    ),
  ]);

const pageRows = (): Named[] =>
  pages.map(({ path, title }) => [
    row(
      title,
      goes(() => {
        location.hash = path;
      }),
      text.aboutPages[path],
    ),
    path,
  ]);

const actionRows = (): Named[] => [
  ...themes.map((theme): Named => [
    row(
      text.action[theme],
      goes(() => actions.setTheme(theme)),
    ),
  ]),
  ...levels.map((level): Named => [
    row(
      text.action[level],
      goes(() => actions.setLevel(level)),
    ),
  ]),
  [row(text.action.first, goes(actions.first))],
  [row(text.action.last, goes(actions.last))],
  [row(text.action.play, goes(actions.play))],
];

function matching(heading: string, rows: readonly Named[], typed: string): FindGroup {
  const term = termOf(typed);
  const fit = rows
    .flatMap(([item, ...names]) => {
      const ranks = [item.title, ...names].flatMap((name) => rankOf(term, termOf(name)) ?? []);
      return ranks.length > 0 ? [{ item, rank: Math.min(...ranks) }] : [];
    })
    .toSorted((a, b) => a.rank - b.rank);
  return { value: heading, items: fit.map(({ item }) => item), rank: fit[0]?.rank ?? Infinity };
}

/** Where nothing is typed: what was found before, and the questions that a run answers. */
export function startGroups(run: RunView, shown: Uint32Array): FindGroup[] {
  const recent = recentFinds().map((title) => row(title, searches(title)));
  const questions = [...questionSteps(run)].map(([question, step]) =>
    row(
      question,
      goes(() => {
        actions.go(shownAtOrAfter(shown, step));
        actions.setTab('stage');
      }),
    ),
  );
  return [
    { value: text.recent, items: recent, rank: 0 },
    { value: text.questions, items: questions, rank: 1 },
  ].filter(({ items }) => items.length > 0);
}

/** The first step of the phases that answer each question; a run that ends early answers fewer. */
function questionSteps({ index }: RunView): ReadonlyMap<string, number> {
  const steps = new Map<string, number>();
  for (const [phase, name] of phases.entries()) {
    const step = index.phase.indexOf(phase);
    const question = phaseQuestions[name];
    if (step >= 0 && !steps.has(question)) steps.set(question, step);
  }
  return steps;
}

/** Names near to what was typed. */
export const nearGroup = (near: readonly string[]): FindGroup[] =>
  near.length === 0
    ? []
    : [{ value: text.near, items: near.map((name) => row(name, searches(name))), rank: 0 }];
