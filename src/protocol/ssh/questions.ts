/** What the protocol itself does not decide, and so asks. An address is `SIDE/NAME#N`, counted per side and name. */
import type { Bytes } from '../../codec/bytes.ts';
import type { Role } from './messages/message.ts';

export interface Questions {
  /** Is this host key known? Answered from known_hosts. */
  'look-up-host-key': {
    ask: { readonly hostKey: Bytes; readonly keyType: string };
    answer:
      | { readonly found: 'known'; readonly line: number }
      | { readonly found: 'unknown' }
      | { readonly found: 'changed'; readonly line: number }
      /** As with StrictHostKeyChecking=no: another key is known, and the client goes on, without a password. */
      | { readonly found: 'accepted-changed'; readonly line: number }
      /** As with StrictHostKeyChecking=accept-new or no: an unknown key is taken without asking. */
      | { readonly found: 'accepted-new' }
      /** As with StrictHostKeyChecking=yes: an unknown key is refused without asking. */
      | { readonly found: 'refused' };
  };
  /** OpenSSH's question about an unknown host: `yes`, `no`, or the fingerprint. */
  'confirm-host-key': {
    ask: { readonly hostKey: Bytes; readonly keyType: string };
    answer: string;
  };
  /** The person's password; null gives up. */
  password: { ask: { readonly user: string }; answer: string | null };
  /** May this key log in? Answered from authorized_keys: the line, or null. */
  'authorize-key': {
    ask: { readonly user: string; readonly algorithm: string; readonly publicKey: Bytes };
    answer: {
      readonly line: number;
      /** For the user, after the login. */ readonly notes: readonly string[];
    } | null;
  };
  'check-password': { ask: { readonly user: string; readonly password: string }; answer: boolean };
  /** What does the command print? A command of null is a shell. */
  'run-command': {
    ask: { readonly user: string; readonly command: string | null };
    answer: { readonly stdout: Bytes; readonly stderr: Bytes; readonly exitStatus: number };
  };
}
export type QuestionName = keyof Questions;

export type OpenQuestion = {
  [N in QuestionName]: {
    readonly name: N;
    readonly address: string;
    readonly ask: Questions[N]['ask'];
  };
}[QuestionName];

export type Answered = {
  [N in QuestionName]: { readonly name: N; readonly answer: Questions[N]['answer'] };
}[QuestionName];

/** Inputs of a machine, one for each question's answer. */
export type AnswerInputs = { [N in QuestionName as `answer ${N}`]: Questions[N]['answer'] };

export const addressOf = (side: Role, name: QuestionName, count: number): string =>
  `${side}/${name}#${count}`;
