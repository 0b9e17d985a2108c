/** What runs of a plain login are made of. */
import type { EndpointEvent } from '../../protocol/plain/endpoint.ts';
import type { Fault } from '../../protocol/plain/fault.ts';
import type { Answered, OpenQuestion } from '../../protocol/plain/questions.ts';
import type { PlainScenario } from './scenario.ts';

export interface PlainKind {
  readonly scenario: PlainScenario;
  readonly fault: Fault;
  readonly event: EndpointEvent;
  readonly question: OpenQuestion;
  readonly answered: Answered;
  /** Nobody is asked anything: what is typed stands in the scenario. */
  readonly answers: { readonly asked: readonly never[] };
}
