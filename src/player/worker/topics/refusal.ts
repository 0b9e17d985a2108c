import { warningAt } from '../../../world/host-key-warning.ts';
import { isSsh } from '../../../world/simulate.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'refusal'> = ({ run }, { step }) =>
  isSsh(run) ? warningAt(run, step) : null;
