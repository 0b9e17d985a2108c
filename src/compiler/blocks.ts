/** Paragraphs, lists and what else stands in a column of text. */
import type { BlockContent, DefinitionContent, List, Table, TableRow } from 'mdast';
import type { Block, Inline } from '../world/lessons/lesson.ts';
import { readDirective } from './directives.ts';
import { inlinesOf } from './inlines.ts';
import type { Source } from './source.ts';

/** What can stand in the text of a lesson. */
export type Content = BlockContent | DefinitionContent;

/** Text without questions, tasks and boxes: what can stand inside of those. */
export const plainBlocks = (nodes: readonly Content[], source: Source): Block[] =>
  nodes.flatMap((node) => plainBlock(node, source));

function plainBlock(node: Content, source: Source): Block[] {
  switch (node.type) {
    case 'paragraph': {
      const content = inlinesOf(node.children, source);
      return content.length > 0 ? [{ kind: 'paragraph', content }] : [];
    }
    case 'heading':
      if (node.depth !== 3)
        source.report(
          node,
          'only a part has a heading with `##`, outside of everything else; a small heading is written with `###`',
        );
      return [{ kind: 'heading', content: inlinesOf(node.children, source) }];
    case 'list':
      return [listOf(node, source)];
    case 'blockquote':
      return [{ kind: 'quote', blocks: plainBlocks(node.children, source) }];
    case 'code':
      return [{ kind: 'code', text: node.value }];
    case 'table':
      return [tableOf(node, source)];
    case 'containerDirective':
    case 'leafDirective':
      if (readDirective(node, source))
        source.report(
          node,
          `\`${node.name}\` cannot stand inside of something else: end that with \`:::\` first; if it has ended, its \`:::\` is indented or missing`,
        );
      return [];
    case 'html':
      source.report(
        node,
        'this is HTML, which lessons do not have: write Markdown; notes to yourself do not belong into a lesson',
      );
      return [];
    case 'thematicBreak':
      source.report(node, 'lessons have no rules across the page: begin a part with `##`');
      return [];
    default:
      source.report(node, 'write the address or the note where it is needed: `[text](ADDRESS)`');
      return [];
  }
}

function listOf(node: List, source: Source): Block {
  for (const item of node.children)
    if (typeof item.checked === 'boolean')
      source.report(
        item,
        'a check box makes a choice of a question: put the list into a `:::quiz` or `:::predict`, as the last thing in it',
      );
  return {
    kind: 'list',
    isOrdered: node.ordered === true,
    items: node.children.map((item) => plainBlocks(item.children, source)),
  };
}

function tableOf({ children }: Table, source: Source): Block {
  const cells = (row: TableRow | undefined): Inline[][] =>
    row?.children.map((cell) => inlinesOf(cell.children, source)) ?? [];
  return { kind: 'table', head: cells(children[0]), rows: children.slice(1).map(cells) };
}
