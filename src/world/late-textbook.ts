/** What the textbooks' challenge and response need, without being there at once. */
import type { ChallengeConfig } from '../protocol/ssh/client-userauth.ts';
import type { KeyPair } from '../protocol/ssh/public-key.ts';
import type { Answered, KeyVerdict, OpenQuestion } from '../protocol/ssh/questions.ts';
import type { Bytes } from '../codec/bytes.ts';
import type { Keys } from './party.ts';
import type { Recorder } from './recorder.ts';
import type { Scenario, ScenarioInput } from './scenario.ts';

export interface Textbook {
  /** The client's key pairs by name, with the public halves that stand in files of their own. Throws a ScenarioError. */
  withPublicFiles(scenario: Scenario, keys: Keys, recorder: Recorder): ReadonlyMap<string, KeyPair>;
  challengesOf(scenario: Scenario, keys: Keys): ChallengeConfig;
  /** `keysOf` gives a user's authorized_keys, `verdictOn` says whether one of the keys may log in. */
  decide(
    question: OpenQuestion,
    keysOf: (user: string) => string,
    verdictOn: (user: string, publicKey: Bytes) => KeyVerdict,
  ): Answered | null;
}

let provided: Textbook | null = null;

/** Called by textbook.ts, which whoever runs a scenario that needs it has to import before. */
export function provideTextbook(own: Textbook): void {
  provided = own;
}

/** Null where it is not there, and so nobody needs it. */
export const textbook = (): Textbook | null => provided;

/** Whether it is one of the textbooks' methods, by its name. */
export const isTextbookMethod = (name: string): boolean => name.startsWith('rsa-challenge');

/** Whether either end of a scenario knows one of the textbooks' methods. */
export const tellsTextbookStory = ({ client, server }: ScenarioInput): boolean =>
  [...(client?.preferred_authentications ?? []), ...(server?.auth_methods ?? [])].some(
    isTextbookMethod,
  );

/** Whether a run of the scenario needs textbook.ts. */
export const needsTextbook = (scenario: Scenario): boolean =>
  tellsTextbookStory(scenario) || scenario.client.keys.some((key) => 'public_file' in key);
