import type { Block, GlossaryEntry } from '../../../../world/lessons/lesson.ts';
import { plainInlines } from '../lesson/plain-text.ts';

/** The entries that have a text in their term or its meaning, whatever its case; all for an empty one. */
export function entriesWith(
  glossary: readonly GlossaryEntry[],
  typed: string,
): readonly GlossaryEntry[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return glossary;
  return glossary.filter(({ name, also, means }) =>
    [name, ...also, wordsOf(means)].some((text) => text.toLowerCase().includes(wanted)),
  );
}

const wordsOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      if ('content' in block) return plainInlines(block.content);
      if (block.kind === 'list') return block.items.map(wordsOf).join(' ');
      return block.kind === 'code' ? block.text : '';
    })
    .join(' ');
