import { questionAt } from '../../../world/question.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'question'> = ({ run }, { step }) => questionAt(run, step);
