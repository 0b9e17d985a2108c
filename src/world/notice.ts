/** What has to be said of a run that tells a textbook's story. */
import { tellsTextbookStory } from './late-textbook.ts';
import type { AnyScenario, AnyScenarioInput } from './kind.ts';

/** In exactly these words: in every view, link and export of such a run. */
export const NOTICE = 'Textbook story: no version of SSH did exactly this (nearest: SSH-1)';

/** The notice of a scenario; null for nearly all. */
export const noticeOf = (scenario: AnyScenarioInput | AnyScenario): string | null =>
  scenario.protocol !== 'tls-1.3' && tellsTextbookStory(scenario) ? NOTICE : null;
