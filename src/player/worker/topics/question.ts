import { questionAt } from '../../../world/question.ts';
import { isSsh } from '../../../world/simulate.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'question'> = ({ run }, { step }) =>
  isSsh(run) ? questionAt(run, step) : null;
