/** The list that a question or a task ends with: choices, named answers, hints, and what is said to each. */
import type { ListItem, Paragraph, PhrasingContent } from 'mdast';
import type { Block, Inline, Reason } from '../world/lessons/lesson.ts';
import { plainBlocks, type Content } from './blocks.ts';
import { readDirective } from './directives.ts';
import { cut, inlinesOf, trimmed } from './inlines.ts';
import { oneOf } from './mistakes.ts';
import { addressIn, conditionIn, stepIn } from './references.ts';
import type { Source } from './source.ts';

/** One point of the list. */
export interface Point {
  readonly node: ListItem;
  readonly key:
    | { readonly kind: 'choice'; readonly isRight: boolean }
    | { readonly kind: 'word'; readonly word: string }
    /** What stands in backquotes: an answer, or a condition. */
    | { readonly kind: 'code'; readonly text: string };
  /** The rest of its first paragraph. */
  readonly label: readonly Inline[];
  /** The paragraphs below that. */
  readonly more: readonly Content[];
  readonly that: string | null;
  readonly evidence: string | null;
}

/** Reads the points of a list; those that are none are reported, with the words that there are. */
export function pointsOf(
  items: readonly ListItem[],
  words: readonly string[],
  source: Source,
): Point[] {
  return items.flatMap((node) => pointOf(node, words, source) ?? []);
}

function pointOf(node: ListItem, words: readonly string[], source: Source): Point | null {
  const [first, ...more] = node.children;
  if (first?.type !== 'paragraph') {
    source.report(node, `a point of this list begins with a text: ${shapes(words)}`);
    return null;
  }
  const marks = marksOf([first, ...more], source);
  const said = inlinesOf(marks.text(first), source);
  const rest = { node, more: more.map(marks.without), that: marks.that, evidence: marks.evidence };
  if (typeof node.checked === 'boolean') {
    const key = { kind: 'choice', isRight: node.checked } as const;
    return { ...rest, key, label: trimmed(said, source) };
  }
  const [head, next] = said;
  if (head?.kind === 'code' && next?.kind === 'text' && /^\s*:/.test(next.text)) {
    const label = trimmed([...cut(next, /^\s*:/, source), ...said.slice(2)], source);
    return { ...rest, key: { kind: 'code', text: head.text }, label };
  }
  const word = head?.kind === 'text' ? /^([a-z]+):(\s|$)/.exec(head.text)?.[1] : undefined;
  if (head && word !== undefined && words.includes(word)) {
    const label = trimmed([...cut(head, /^[a-z]+:/, source), ...said.slice(1)], source);
    return { ...rest, key: { kind: 'word', word }, label };
  }
  const begun = source.slice(node).split('\n')[0] ?? '';
  source.report(node, `\`${begun}\` is no point of this list: ${shapes(words)}`);
  return null;
}

const shapes = (words: readonly string[]): string =>
  `write one that begins with ${oneOf(words.map((word) => (/^[a-z]+$/.test(word) ? `- ${word}: ` : word)))}`;

/** What `:check`, `:evidence` say of a point, and its text without them. */
function marksOf(nodes: readonly Content[], source: Source) {
  let that: string | null = null;
  let evidence: string | null = null;
  const isMark = (node: PhrasingContent): boolean =>
    node.type === 'textDirective' && (node.name === 'check' || node.name === 'evidence');
  for (const paragraph of nodes) {
    if (paragraph.type !== 'paragraph') continue;
    for (const node of paragraph.children) {
      if (node.type !== 'textDirective' || !isMark(node)) continue;
      const read = readDirective(node, source);
      if (!read) continue;
      const isTwice = read.name === 'check' ? that !== null : evidence !== null;
      if (isTwice) source.report(node, `a point has one \`:${node.name}\`: take this one out`);
      if (read.name === 'check') that = conditionIn(read.given['that'] ?? '', node, source);
      else evidence = addressIn(read.given['at'] ?? '', node, source);
    }
  }
  const text = (paragraph: Paragraph): PhrasingContent[] =>
    paragraph.children.filter((node) => !isMark(node));
  const without = <N extends Content>(node: N): N | Paragraph =>
    node.type === 'paragraph' ? { ...node, children: text(node) } : node;
  return { that, evidence, text, without };
}

/** Where an item of an order stands in the run: what its `:at` says, and its text without that. */
export function placedItem(
  node: ListItem,
  source: Source,
): { readonly label: readonly Inline[]; readonly at: string | null } | null {
  const [first, ...more] = node.children;
  if (first?.type !== 'paragraph' || more.length > 0) {
    source.report(node, 'an item to put in order is one line: write `1. TEXT :at{step="ADDRESS"}`');
    return null;
  }
  let at: string | null = null;
  const isAt = (child: PhrasingContent) => child.type === 'textDirective' && child.name === 'at';
  for (const child of first.children) {
    if (child.type !== 'textDirective' || !isAt(child)) continue;
    const given = readDirective(child, source)?.given;
    if (given?.['step'] !== undefined) at = stepIn(given['step'], child, source);
    else if (given?.['frame'] !== undefined) at = addressIn(given['frame'], child, source);
    else source.report(child, '`:at` names a step or a frame: `:at{step="ADDRESS"}`');
  }
  const said = first.children.filter((child) => !isAt(child));
  return source.mark({ label: trimmed(inlinesOf(said, source), source), at }, node);
}

/** All that a point says. */
export function textOf({ label, more }: Point, source: Source): Block[] {
  const first: Block[] = label.length > 0 ? [{ kind: 'paragraph', content: label }] : [];
  return [...first, ...tidy(plainBlocks(more, source), source)];
}

/** What stands below the first paragraph of a point. */
const belowOf = ({ more }: Point, source: Source): Block[] =>
  tidy(plainBlocks(more, source), source);

/** Without the space, and the paragraphs, that taken out marks leave. */
const tidy = (blocks: readonly Block[], source: Source): Block[] =>
  blocks.flatMap((block): Block[] => {
    if (block.kind !== 'paragraph') return [block];
    const content = trimmed(block.content, source);
    return content.length > 0 ? [{ kind: 'paragraph', content }] : [];
  });

/** What a point explains; reported where it explains nothing. */
export function reasonOf(point: Point, what: string, source: Source): Reason {
  const why = point.key.kind === 'choice' ? belowOf(point, source) : textOf(point, source);
  if (why.length === 0)
    source.report(
      point.node,
      point.key.kind === 'choice'
        ? `${what} gives no reason: write it below, after an empty line, indented by two spaces`
        : `${what} says nothing: write why after the colon`,
    );
  return source.mark({ why, evidence: point.evidence }, point.node);
}
