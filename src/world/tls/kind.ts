/** What runs of TLS are made of. */
import type { EndpointEvent } from '../../protocol/tls/endpoint-io.ts';
import type { Fault } from '../../protocol/tls/fault.ts';
import type { Answered, OpenQuestion } from '../../protocol/tls/questions.ts';
import type { TlsScenario } from './scenario.ts';

export interface TlsKind {
  readonly scenario: TlsScenario;
  readonly fault: Fault;
  readonly event: EndpointEvent;
  readonly question: OpenQuestion;
  readonly answered: Answered;
  /** Nobody is asked anything: programs that speak TLS decide by themselves. */
  readonly answers: { readonly asked: readonly never[] };
}
