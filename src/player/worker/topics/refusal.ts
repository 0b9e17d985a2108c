import { warningAt } from '../../../world/host-key-warning.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'refusal'> = ({ run }, { step }) => warningAt(run, step);
