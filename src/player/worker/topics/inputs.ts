import { inputsOf } from '../../../world/inputs.ts';
import { isSsh } from '../../../world/simulate.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'inputs'> = async ({ run }) =>
  isSsh(run) ? inputsOf(run) : (await import('../other-inputs.ts')).otherInputs(run);
