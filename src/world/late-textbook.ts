/**
 * Whether a run tells the textbooks' challenge and response, and what must then be said of it. What such a run needs
 * besides is in textbook.ts, without being there at once.
 */
import type { Bytes } from '../codec/bytes.ts';
import type { Keys } from './party.ts';
import type { Scenario, ScenarioInput } from './scenario.ts';

export interface Textbook {
  /** The first key of a file of authorized keys that has this fingerprint; null where none does. */
  keyWithId(authorizedKeys: string, keyId: string): Bytes | null;
  /** The answer that the client gave in the session of another seed; null where it gave none. */
  answerOfAnother(scenario: Scenario, keys: Keys): Bytes | null;
}

let provided: Textbook | null = null;

/** Called by textbook.ts, which whoever runs a scenario that tells the story has to import before. */
export function provideTextbook(own: Textbook): void {
  provided = own;
}

export function textbook(): Textbook {
  if (!provided) throw new Error('textbook.ts was not imported');
  return provided;
}

/** Whether it is one of the textbooks' methods, by its name. */
export const isTextbookMethod = (name: string): boolean => /^rsa-challenge(-signed)?@/.test(name);

/** What every view, link and export of such a run says. */
export const NOTICE = 'Textbook story: no version of SSH did exactly this (nearest: SSH-1)';

/** The notice of a scenario in which either end knows one of the textbooks' methods; null for all others. */
export const noticeOf = ({ client, server }: ScenarioInput): string | null =>
  [...(client?.preferred_authentications ?? []), ...(server?.auth_methods ?? [])].some(
    isTextbookMethod,
  )
    ? NOTICE
    : null;
