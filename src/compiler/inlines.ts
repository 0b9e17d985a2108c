/** Running text. */
import type { Link, PhrasingContent } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import type { Inline } from '../world/lessons/lesson.ts';
import { exampleOf, isProse, readDirective } from './directives.ts';
import { addressIn, conditionIn, factIn, isAddress } from './references.ts';
import type { Source } from './source.ts';
import { typeset } from './typeset.ts';

/** Text as lessons have it; what they cannot have is reported and left out. */
export function inlinesOf(nodes: readonly PhrasingContent[], source: Source): Inline[] {
  return joined(
    nodes.flatMap((node) => inlineOf(node, source)),
    source,
  );
}

function inlineOf(node: PhrasingContent, source: Source): Inline[] {
  switch (node.type) {
    case 'text':
      if (/^:{2,}/m.test(node.value))
        source.report(
          node,
          'a directive begins a line after an empty line, and `:::` ends one: write it so, or `\\:` for a colon of the text',
        );
      return [text(node.value, node, source)];
    case 'inlineCode':
      if (/:(fact|value|claim)[{[]/.test(node.value))
        source.report(node, 'a directive in backquotes is only text: take the backquotes away');
      return [{ kind: 'code', text: node.value }];
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, content: inlinesOf(node.children, source) }];
    case 'link':
      return linkOf(node, source);
    case 'textDirective':
      return directiveOf(node, source);
    case 'html':
      source.report(
        node,
        `\`${node.value}\` is HTML, which lessons do not have: write \`\\<\` for the sign, or put it into backquotes`,
      );
      return [];
    case 'image':
    case 'imageReference':
      source.report(
        node,
        'lessons have no images: show it on the stage with `::stage`, or describe it',
      );
      return [];
    case 'break':
      source.report(node, 'a line cannot be broken here: begin a new paragraph, or a list');
      return [];
    case 'delete':
      source.report(node, 'text cannot be crossed out: take it out, or write `\\~\\~`');
      return [];
    case 'linkReference':
      source.report(node, 'write the address beside the text: `[text](ADDRESS)`, or `\\[text\\]`');
      return [];
    default:
      source.report(node, 'lessons have no footnotes: write it in the text, or in a `:::reveal`');
      return [];
  }
}

function text(value: string, node: PhrasingContent, source: Source): Inline {
  // What stands in front of it, without the marks of Markdown.
  const start = node.position?.start.offset ?? 0;
  const before = source.text
    .slice(Math.max(0, start - 4), start)
    .replace(/[*_]+$/, '')
    .at(-1);
  const made: Inline = { kind: 'text', text: typeset(value.replaceAll('\n', ' '), before) };
  source.written.set(made, { line: source.lineOf(node), raw: value });
  return made;
}

function linkOf(node: Link, source: Source): Inline[] {
  // Names such as `chacha20-poly1305@openssh.com` are taken for links, and are none.
  if (!source.slice(node).startsWith('[')) return inlinesOf(node.children, source);
  const content = inlinesOf(node.children, source);
  if (/^#\/./.test(node.url)) return [source.mark({ kind: 'page', hash: node.url, content }, node)];
  if (isAddress(node.url))
    return [source.mark({ kind: 'point', address: node.url, content }, node)];
  source.report(
    node,
    `\`${node.url}\` leads nowhere: link to an address of the run such as \`server/SSH_MSG_KEXINIT#1\`, or to a page of the app such as \`#/legend\`; name an RFC as text`,
  );
  return [];
}

function directiveOf(node: TextDirective, source: Source): Inline[] {
  if (isProse(node, source)) return [text(source.slice(node), node, source)];
  const read = readDirective(node, source);
  if (!read) return [];
  const { name, given } = read;
  const { of = '', that = '' } = given;
  switch (name) {
    case 'value': {
      const address = addressIn(of, node, source);
      return address === null ? [] : [source.mark({ kind: 'value', address }, node)];
    }
    case 'fact':
      return [source.mark({ kind: 'fact', of: factIn(of, node, source) }, node)];
    case 'claim':
      return [source.mark(claimOf(node, that, source), node)];
    default:
      source.report(
        node,
        `\`:${name}\` stands only in the answers of a question: ${exampleOf(name)}`,
      );
      return [];
  }
}

const claimOf = (node: TextDirective, that: string, source: Source): Inline => ({
  kind: 'claim',
  that: conditionIn(that, node, source),
  content: inlinesOf(node.children, source),
});

/** Pieces of text that stand side by side, as one. */
function joined(inlines: readonly Inline[], source: Source): Inline[] {
  const made: Inline[] = [];
  for (const inline of inlines) {
    const last = made.at(-1);
    if (inline.kind !== 'text' || last?.kind !== 'text') {
      made.push(inline);
      continue;
    }
    const one: Inline = { kind: 'text', text: last.text + inline.text };
    const from = source.written.get(last);
    const more = source.written.get(inline);
    if (from) source.written.set(one, { ...from, raw: from.raw + (more?.raw ?? inline.text) });
    made[made.length - 1] = one;
  }
  return made;
}

/** Without space at its ends. */
export function trimmed(inlines: readonly Inline[], source: Source): Inline[] {
  const started = [...cut(inlines[0], /^\s+/, source), ...inlines.slice(1)];
  return [...started.slice(0, -1), ...cut(started.at(-1), /\s+$/, source)];
}

/** Text without what it begins or ends with; nothing where no more is left of it. */
export function cut(inline: Inline | undefined, end: RegExp, source: Source): Inline[] {
  if (inline?.kind !== 'text') return inline ? [inline] : [];
  const one: Inline = { kind: 'text', text: inline.text.replace(end, '') };
  const from = source.written.get(inline);
  if (from) {
    const raw = from.raw.replace(end, '');
    const before = from.raw.endsWith(raw) ? from.raw.slice(0, from.raw.length - raw.length) : '';
    source.written.set(one, { line: from.line + before.split('\n').length - 1, raw });
  }
  return one.text === '' ? [] : [one];
}
