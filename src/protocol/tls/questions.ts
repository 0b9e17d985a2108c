/** What the protocol itself does not decide, and so asks. An address is `SIDE/NAME#N`, counted per side and name. */
import type { Bytes } from '../../codec/bytes.ts';
import type { ChainVerdict } from './certificates/check-chain.ts';
import type { Role } from './role.ts';

/** What came of a chain of certificates, check by check, as `checkChain` gives it. */
export type JudgedChain = Pick<ChainVerdict, 'trusted' | 'checks' | 'reason'> & {
  /** Taken all the same, as by a client that is told not to check. */
  readonly tolerated?: boolean;
};

export interface Questions {
  /** Is this chain the server's? The leaf comes first. Answered from the certificates of trusted authorities. */
  'check-server-certificate': {
    ask: { readonly chain: readonly Bytes[]; readonly serverName: string | null };
    answer: JudgedChain;
  };
  /** May whoever has this chain come in? */
  'check-client-certificate': {
    ask: { readonly chain: readonly Bytes[] };
    answer: JudgedChain;
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
