/** The bare words of a text, for names that screen readers say. */
import type { Block, Inline } from '../../../../world/lessons/lesson.ts';

export const plainInlines = (content: readonly Inline[]): string =>
  content.map(plainInline).join('');

function plainInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
    case 'term':
      return inline.text;
    case 'value':
      return inline.address.split(/[/.]/).at(-1) ?? '';
    case 'fact':
      return '…';
    default:
      return plainInlines(inline.content);
  }
}

/** Of the first block that has words: its first sentence or so. */
export function firstWords(blocks: readonly Block[]): string {
  for (const block of blocks) {
    const words = wordsOf(block);
    if (words !== '') return words.length > 120 ? `${words.slice(0, 119)}…` : words;
  }
  return '';
}

/** All words of the paragraphs. */
export const blockWords = (blocks: readonly Block[]): string => blocks.map(wordsOf).join(' ');

function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return plainInlines(block.content);
    case 'quote':
      return firstWords(block.blocks);
    case 'predict':
    case 'quiz':
      return firstWords(block.question.ask);
    case 'try':
      return firstWords(block.task.ask);
    case 'term':
      return block.term.name;
    default:
      return '';
  }
}
