/** A step for each check of a chain of certificates, in the side's own phase: a client checks a server, and the other way round. */
import { bySide, steps, type StepSpec } from '../../protocol/ssh/steps.ts';
import type { ChainCheckName } from '../../protocol/tls/certificates/check-notes.ts';

const place: Pick<StepSpec, 'phase' | 'kind'> = {
  phase: bySide('server-auth', 'client-auth'),
  kind: 'decide',
};
const detail = (...sources: string[]): StepSpec => ({ ...place, level: 'detail', sources });
const message = (...sources: string[]): StepSpec => ({ ...place, level: 'message', sources });

/** The sections are those of a certificate that passes; a check that fails names its own. */
export const chainSteps: Readonly<Record<ChainStepKey, StepSpec>> = {
  'tls-check-readable': detail('RFC 5280 §4.1'),
  'tls-check-issuer': detail('RFC 5280 §6.1.3'),
  'tls-check-anchor': message('RFC 5280 §6.1.1'),
  'tls-check-critical-extensions': detail('RFC 5280 §4.2'),
  'tls-check-authority': detail('RFC 5280 §4.2.1.9'),
  'tls-check-extended-key-usage': detail('RFC 5280 §4.2.1.12'),
  'tls-check-key-usage': detail('RFC 5280 §4.2.1.3'),
  'tls-check-path-length': detail('RFC 5280 §4.2.1.9'),
  'tls-check-name': message('RFC 9525 §6.3'),
  'tls-check-may-sign': detail('RFC 5280 §6.1.4'),
  'tls-check-signature': detail('RFC 5280 §6.1.3'),
  'tls-check-validity': detail('RFC 5280 §4.1.2.5'),
  'tls-check-name-constraints': detail('RFC 5280 §4.2.1.10'),
};

export type ChainStepKey = `tls-check-${ChainCheckName}`;

export const chainStepOf = (check: ChainCheckName): ChainStepKey => `tls-check-${check}`;

for (const [key, spec] of Object.entries(chainSteps)) steps.set(key, spec);
