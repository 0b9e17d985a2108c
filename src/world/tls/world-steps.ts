/** Steps of what is around TLS: the web server's, and those of a man in the middle. Their words are in text/tls/world.ts. */
import { steps, type StepSpec } from '../../protocol/ssh/steps.ts';

export const worldSteps = {
  /** The web server compares the password of a form. { user } result accepted or refused, values: the password */
  'tls-checked-password': {
    phase: 'client-auth',
    level: 'overview',
    kind: 'decide',
    sources: ['RFC 9110 §11.1'],
  },
  /** What the client said came to the attacker. { request: bytes } values: user name, password */
  'tls-captured-request': {
    phase: 'channel',
    level: 'overview',
    kind: 'decide',
    sources: ['RFC 8446 §E.1'],
  },
  /** The attacker connects to the true server. { } */
  'tls-calls-server': {
    phase: 'channel',
    level: 'overview',
    kind: 'decide',
    sources: ['RFC 8446 §E.1'],
  },
} as const satisfies Readonly<Record<string, StepSpec>>;

export type WorldStepKey = keyof typeof worldSteps;

for (const [key, spec] of Object.entries(worldSteps)) steps.set(key, spec);
