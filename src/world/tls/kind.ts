/** What runs of TLS are made of. */
import type { TlsScenario } from './scenario.ts';

export interface TlsKind {
  readonly scenario: TlsScenario;
  readonly fault: { readonly kind: string };
  readonly event: { readonly kind: string };
  readonly answers: { readonly asked: readonly never[] };
}
