/** How much room a text takes, in letters of a line, about: to say what fits on a slide. */
import type { Block, Inline } from '../../../../world/lessons/lesson.ts';
import { plainInlines } from '../lesson/plain-text.ts';

/** A line, and the room between two blocks. */
export const LINE = 46;
const GAP = LINE / 2;

export const weightOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + GAP + ofBlock(block), 0);

/** A line of a list, which has room of its own. */
export const weightOfLabel = (label: readonly Inline[]): number =>
  GAP + Math.ceil(plainInlines(label).length / LINE) * LINE;

function ofBlock(block: Block): number {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return plainInlines(block.content).length;
    case 'list':
      return block.items.reduce((sum, item) => sum + weightOf(item), 0);
    case 'quote':
      return weightOf(block.blocks);
    case 'code':
      return block.text.split('\n').length * LINE;
    case 'table':
      return (block.rows.length + 1) * LINE * 1.5;
    case 'term':
      return LINE * 2 + weightOf(block.term.means);
    default:
      return 0;
  }
}
