/** The steps of somebody who listens, and tries one exponent after the other. Their words are in text/exponent-search-en.ts. */
import { steps, type StepSpec } from '../protocol/ssh/steps.ts';

export const searchSteps = {
  /** What passed, and is needed. { kex } values: both public values */
  'heard-exchange': {
    phase: 'key-exchange',
    level: 'message',
    kind: 'decide',
    sources: ['RFC 4253 §8'],
  },
  /** { tried, exponents: how many there are } values: the client's public value, its exponent */
  'tried-exponents': {
    phase: 'key-exchange',
    level: 'overview',
    kind: 'compute',
    sources: ['RFC 4251 §9.3.1'],
  },
  /** { tried, bits } values: the client's public value */
  'gave-up-exponents': {
    phase: 'key-exchange',
    level: 'overview',
    kind: 'compute',
    sources: ['RFC 4251 §9.3.1'],
  },
  /** values: the server's public value, the client's exponent, K */
  'computed-their-secret': {
    phase: 'key-exchange',
    level: 'overview',
    kind: 'compute',
    sources: ['RFC 4253 §8'],
  },
  /** values: K, H, the keys */
  'made-their-keys': {
    phase: 'key-exchange',
    level: 'message',
    kind: 'compute',
    sources: ['RFC 4253 §7.2'],
  },
  /** { user } values: the password */
  'read-password': {
    phase: 'client-auth',
    level: 'overview',
    kind: 'decide',
    sources: ['RFC 4251 §9.4.5'],
  },
  /** { what: command or output, text } */
  'read-session': {
    phase: 'channel',
    level: 'message',
    kind: 'decide',
    sources: ['RFC 4251 §9.3.1'],
  },
} as const satisfies Readonly<Record<string, StepSpec>>;

export type SearchStepKey = keyof typeof searchSteps;

for (const [key, spec] of Object.entries(searchSteps)) steps.set(key, spec);
