import { explain } from '../../../world/why.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'why'> = ({ run }, { value, party }) => explain(run, value, party);
