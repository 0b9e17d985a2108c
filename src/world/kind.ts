/** What runs of one protocol are made of: the parts by which a run of SSH and one of TLS differ. Types only. */
import type { Fault } from '../protocol/ssh/fault.ts';
import type { EndpointEvent } from '../protocol/ssh/endpoint-io.ts';
import type { Answered, OpenQuestion } from '../protocol/ssh/questions.ts';
import type { Answers } from './answers.ts';
import type { Scenario, ScenarioInput } from './scenario.ts';
import type { PlainScenarioInput } from './parse-plain-scenario.ts';
import type { PlainScenario } from './plain/scenario.ts';
import type { TlsScenarioInput } from './parse-tls-scenario.ts';
import type { TlsScenario } from './tls/scenario.ts';

/** A scenario of any protocol. */
export type AnyScenario = Scenario | TlsScenario | PlainScenario;
/** As people write it. */
export type AnyScenarioInput = ScenarioInput | TlsScenarioInput | PlainScenarioInput;
export type { PlainScenarioInput, TlsScenarioInput };

export interface Kind {
  readonly scenario: AnyScenario;
  readonly fault: { readonly kind: string; readonly field?: string; readonly offset?: number };
  readonly event: { readonly kind: string };
  /** Who answered the engines' questions, and what people were asked. */
  readonly answers: { readonly asked: readonly { readonly question: { address: string } }[] };
}

export interface SshKind {
  readonly scenario: Scenario;
  readonly fault: Fault;
  readonly event: EndpointEvent;
  readonly answers: Answers;
  readonly question: OpenQuestion;
  readonly answered: Answered;
}
