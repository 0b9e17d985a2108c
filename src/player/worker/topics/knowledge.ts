import { knowledgeTable } from '../../../world/knowledge-table.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'knowledge'> = ({ run, steps }) => knowledgeTable(run, steps);
