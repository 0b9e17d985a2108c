/** The steps of a plain login that are no frames. Their words are in world/text/plain/steps.ts. */
import { bySide, steps, type StepSpec } from '../ssh/steps.ts';

export const plainSteps = {
  /** The client stops showing what is typed. */
  'plain-hides-typing': {
    phase: 'client-auth',
    level: 'message',
    kind: 'state',
    sources: ['RFC 857'],
  },
  'plain-shows-typing': {
    phase: 'client-auth',
    level: 'detail',
    kind: 'state',
    sources: ['RFC 857'],
  },
  /** { user } result accepted or refused, values: the password */
  'plain-checked-password': {
    phase: 'client-auth',
    level: 'overview',
    kind: 'decide',
    sources: ['RFC 854'],
  },
  /** { command, size } values: the command, what it prints */
  'plain-ran-command': {
    phase: 'channel',
    level: 'message',
    kind: 'compute',
    sources: ['RFC 854'],
  },
  'plain-goodbye': {
    phase: 'close',
    level: bySide('overview', 'detail'),
    kind: 'end',
    sources: ['RFC 9293 §3.6'],
  },
  'plain-fault': { phase: 'close', level: 'overview', kind: 'end', sources: [] },
} as const satisfies Readonly<Record<string, StepSpec>>;

export type PlainStepKey = keyof typeof plainSteps;

for (const [key, spec] of Object.entries(plainSteps)) steps.set(key, spec);
