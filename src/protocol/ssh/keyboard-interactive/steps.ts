/** The steps of `keyboard-interactive`. RFC 4256. */
import { steps, type StepSpec } from '../steps.ts';

const promptSteps = {
  'asked-prompt': {
    phase: 'client-auth',
    level: 'message',
    kind: 'ask',
    sources: ['RFC 4256 §3.3'],
  },
  'checked-responses': {
    phase: 'client-auth',
    level: 'message',
    kind: 'decide',
    sources: ['RFC 4256 §3.4'],
  },
} as const satisfies Readonly<Record<string, StepSpec>>;

export type PromptStepKey = keyof typeof promptSteps;

for (const [key, spec] of Object.entries(promptSteps)) steps.set(key, spec);
