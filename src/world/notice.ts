/** What has to be said of a run that is not what anybody's SSH does. */
import { offersToy } from './toy.ts';
import { tellsTextbookStory } from './late-textbook.ts';
import type { AnyScenario, AnyScenarioInput } from './kind.ts';

/** In exactly these words: in every view, link and export of such a run. */
export const NOTICE = 'Textbook story: no version of SSH did exactly this (nearest: SSH-1)';

/** The same, of runs with numbers for paper. */
export const TOY_NOTICE = 'Toy group: numbers for paper, which no SSH offers and anybody can break';

/** The notice of a scenario; null for nearly all. */
export function noticeOf(scenario: AnyScenarioInput | AnyScenario): string | null {
  if (scenario.protocol === 'tls-1.3' || scenario.protocol === 'plain') return null;
  if (tellsTextbookStory(scenario)) return NOTICE;
  return offersToy(scenario) ? TOY_NOTICE : null;
}
