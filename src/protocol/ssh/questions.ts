/** What the protocol itself does not decide, and so asks. An address is `SIDE/NAME#N`, counted per side and name. */
import type { Bytes } from '../../codec/bytes.ts';
import type { StepReport } from '../trace.ts';
import type { Role } from './messages/message.ts';
import type { Response } from './textbook/layouts.ts';
import type { InfoRequest, Prompt } from './keyboard-interactive/layouts.ts';

/** What a user may do, by what they came in with. */
export interface Limits {
  /** Is run whatever the client asks for. */
  readonly command: string | null;
  readonly pty: boolean;
}

export const noLimits: Limits = { command: null, pty: true };

/** What came of a certificate, check by check: the last is the one that it failed, if it did. */
export type CertificateVerdict = readonly StepReport[];

export interface KeyVerdict {
  /** The line that lets it in; null where none does. */
  readonly line: number | null;
  /** A line that has the key, but whose options forbid it here and now. */
  readonly forbidden: {
    readonly line: number;
    readonly because: 'expired' | 'place' | 'principals';
  } | null;
  /** Where the key came with one. */
  readonly certificate?: CertificateVerdict;
  /** For the user, after the login. */
  readonly notes: readonly string[];
  readonly limits: Limits;
}

export interface Questions {
  /** Is this host key known? Answered from known_hosts. */
  'look-up-host-key': {
    ask: { readonly hostKey: Bytes; readonly keyType: string };
    answer: { readonly certificate?: CertificateVerdict } &
      /** `by` is how the host stands in that line: a name, a pattern, or a hashed name. */
      (
        | { readonly found: 'known'; readonly line: number; readonly by?: string }
        | { readonly found: 'unknown' }
        /** Another key is known, or this one is revoked: refused, but with StrictHostKeyChecking=no. */
        | {
            readonly found: 'changed' | 'revoked';
            readonly line: number;
            readonly by?: string;
            readonly tolerated?: boolean;
          }
        /** As with StrictHostKeyChecking=no: an unknown key is taken without asking. */
        | { readonly found: 'accepted-new' }
        /** As with StrictHostKeyChecking=yes: an unknown key is refused without asking. */
        | { readonly found: 'refused' }
      );
  };
  /** OpenSSH's question about an unknown host: `yes`, `no`, or the fingerprint. */
  'confirm-host-key': {
    ask: { readonly hostKey: Bytes; readonly keyType: string };
    answer: string;
  };
  /** The person's password; null gives up. */
  password: { ask: { readonly user: string }; answer: string | null };
  /** May this key log in? Answered from authorized_keys. */
  'authorize-key': {
    ask: { readonly user: string; readonly algorithm: string; readonly publicKey: Bytes };
    answer: KeyVerdict;
  };
  /** A prompt of keyboard-interactive, for the person; null gives up. `at` counts from 1. */
  prompt: {
    ask: Prompt & {
      readonly user: string;
      readonly name: string;
      readonly instruction: string;
      readonly at: number;
      readonly of: number;
    };
    answer: string | null;
  };
  /** What should a user be asked next, after so many rounds of answers; or may they come in? RFC 4256. */
  challenge: {
    ask: { readonly user: string; readonly answered: readonly (readonly string[])[] };
    answer:
      | ({ readonly verdict: 'ask' } & InfoRequest)
      | { readonly verdict: 'accepted' }
      | { readonly verdict: 'refused' };
  };
  /** Which key has this ID, and may it log in? A man in the middle passes on the challenge that he got for it. */
  'authorize-key-id': {
    ask: { readonly user: string; readonly keyId: string };
    answer:
      | { readonly publicKey: Bytes | null; readonly verdict: KeyVerdict }
      | { readonly passedOn: Bytes };
  };
  /** Somebody else's answer to a challenge: asked only by a client that passes challenges on. */
  'answer-challenge': { ask: { readonly challenge: Bytes }; answer: Response };
  /** Will this answer do? Asked only about a challenge that was passed on. */
  'judge-response': {
    ask: { readonly user: string; readonly response: Response };
    answer: boolean;
  };
  'check-password': { ask: { readonly user: string; readonly password: string }; answer: boolean };
  /** What does the command print? A command of null is a shell. `forced` is what is run in its place, if anything. */
  'run-command': {
    ask: {
      readonly user: string;
      readonly command: string | null;
      readonly forced: string | null;
    };
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
