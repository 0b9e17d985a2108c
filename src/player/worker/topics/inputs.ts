import { inputsOf } from '../../../world/inputs.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'inputs'> = ({ run }) => inputsOf(run);
