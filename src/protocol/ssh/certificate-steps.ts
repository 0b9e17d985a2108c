/** The steps of checking a certificate. */
import { bySide, steps, type StepSpec } from './steps.ts';

const certificateSteps = {
  'checked-certificate': {
    phase: bySide('server-auth', 'client-auth'),
    level: 'detail',
    kind: 'decide',
    sources: ['OpenSSH PROTOCOL.certkeys'],
  },
  'judged-certificate': {
    phase: bySide('server-auth', 'client-auth'),
    level: 'message',
    kind: 'decide',
    sources: ['OpenSSH PROTOCOL.certkeys'],
  },
} as const satisfies Readonly<Record<string, StepSpec>>;

export type CertificateStepKey = keyof typeof certificateSteps;

for (const [key, spec] of Object.entries(certificateSteps)) steps.set(key, spec);
