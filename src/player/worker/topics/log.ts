import { logLines } from '../../../world/log/lines.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'log'> = ({ run }) => logLines(run);
