/** The runs behind each column: named scenarios, with what a person answers in them. */
import type { ScenarioInput } from '../scenario.ts';
import type { Way } from './facts.ts';

const YES = { 'client/confirm-host-key#1': 'yes' };
const PASSWORD = { 'client/password#1': 'hunter2' };

/** A named scenario, and what is answered where it asks. */
export interface Setting {
  readonly scenario: string;
  readonly answers?: NonNullable<ScenarioInput['answers']>;
}

export interface WaySettings {
  /** The login itself, at a host that the client knows. */
  readonly login: Setting;
  /** Somebody on the wire, and the learner says yes to the key that is not the server's. */
  readonly intercepted: readonly Setting[];
}

export const settings: Readonly<Record<Way, WaySettings>> = {
  textbook: {
    login: { scenario: 'textbook' },
    intercepted: [{ scenario: 'textbook-intercepted', answers: YES }],
  },
  'textbook-signed': {
    login: { scenario: 'textbook-signed' },
    intercepted: [
      { scenario: 'textbook-signed-intercepted', answers: YES },
      { scenario: 'textbook-signed-relayed', answers: YES },
    ],
  },
  publickey: {
    login: { scenario: 'known-host' },
    intercepted: [{ scenario: 'intercepted-key', answers: YES }],
  },
  password: {
    login: { scenario: 'password-login', answers: PASSWORD },
    intercepted: [{ scenario: 'intercepted-password', answers: { ...YES, ...PASSWORD } }],
  },
};

/** The run in which a dishonest server chooses what it should draw. */
export const CHOSEN = 'textbook-chosen-challenge';
