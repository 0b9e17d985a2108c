/** The steps of the textbooks' challenge and response. The overview tells them: such a run is there for their sake. */
import { steps, type StepSpec } from '../steps.ts';

const textbook = { phase: 'client-auth', level: 'overview' } as const;

export const textbookSteps = {
  'named-key': { ...textbook, level: 'detail', kind: 'compute', sources: ['Textbook story'] },
  'looked-up-key-id': { ...textbook, kind: 'file', sources: ['Textbook story'] },
  'made-challenge': { ...textbook, kind: 'generate', sources: ['Textbook story'] },
  'encrypted-challenge': { ...textbook, kind: 'compute', sources: ['RFC 8017 §7.2.1'] },
  'decrypted-challenge': { ...textbook, kind: 'compute', sources: ['RFC 8017 §7.2.2'] },
  'hashed-challenge': { ...textbook, kind: 'compute', sources: ['Textbook story'] },
  'replayed-response': { ...textbook, kind: 'decide', sources: ['Textbook story'] },
  'signed-challenge': { ...textbook, kind: 'compute', sources: ['Textbook story'] },
  'compared-response': { ...textbook, kind: 'decide', sources: ['Textbook story'] },
  'checked-signed-challenge': { ...textbook, kind: 'decide', sources: ['Textbook story'] },
  'passed-on-challenge': { ...textbook, kind: 'decide', sources: ['RFC 4251 §9.3.4'] },
  'passed-on-response': { ...textbook, kind: 'decide', sources: ['RFC 4251 §9.3.4'] },
} as const satisfies Readonly<Record<string, StepSpec>>;

export type TextbookStepKey = keyof typeof textbookSteps;

for (const [key, spec] of Object.entries(textbookSteps)) steps.set(key, spec);
