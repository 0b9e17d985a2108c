/** What the protocol itself does not decide, and so asks. An address is `SIDE/NAME#N`, counted per side and name. */
import type { Bytes } from '../../codec/bytes.ts';
import type { StepReport } from '../trace.ts';
import type { Role } from './role.ts';

/** One check of a chain of certificates, as a step to report. */
export interface CheckedStep extends StepReport {
  /** Key of the step's words. */
  readonly key: string;
}

/** Why a chain is refused: the kind of the fault, which says what alert it is. */
export type RefusalKind =
  'unknown-ca' | 'certificate-expired' | 'certificate-refused' | 'certificate-unsupported';

/** What came of a chain of certificates, check by check. */
export type ChainVerdict = { readonly checks: readonly CheckedStep[] } & (
  | { readonly trusted: true }
  | {
      readonly trusted: false;
      readonly because: RefusalKind;
      /** Key of the check that it failed. */
      readonly check: string;
      /** Taken all the same, as by a client that is told not to check. */
      readonly tolerated?: boolean;
    }
);

export interface Questions {
  /** Is this chain the server's? The leaf comes first. Answered from the certificates of trusted authorities. */
  'check-server-certificate': {
    ask: { readonly chain: readonly Bytes[]; readonly serverName: string | null };
    answer: ChainVerdict;
  };
  /** May whoever has this chain come in? */
  'check-client-certificate': {
    ask: { readonly chain: readonly Bytes[] };
    answer: ChainVerdict;
  };
  /**
   * What does the server's application say to what came since its last response? A response of null waits for more.
   * `close` ends the connection behind it.
   */
  respond: {
    ask: { readonly request: Bytes };
    answer: { readonly response: Bytes | null; readonly close: boolean };
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
