/** `:::predict` and `:::quiz`. */
import type { List } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block, Choice, Question, Reason } from '../world/lessons/lesson.ts';
import { placedItem, pointsOf, reasonOf, type Point } from './answers.ts';
import { plainBlocks, type Content } from './blocks.ts';
import { oneOf } from './mistakes.ts';
import { factIn, stepIn } from './references.ts';
import type { Source } from './source.ts';

const kinds = ['choice', 'several', 'order', 'number', 'value'] as const;
type Kind = (typeof kinds)[number];

/** A question; null where so much is wrong with it that there is none. What is wrong is reported. */
export function questionOf(
  node: ContainerDirective,
  name: 'predict' | 'quiz',
  given: Readonly<Record<string, string>>,
  source: Source,
): Question | null {
  const kind = kinds.find((one) => one === (given['kind'] ?? 'choice'));
  if (!kind) {
    source.report(node, `\`${given['kind']}\` is no kind of question: write ${oneOf(kinds)}`);
    return null;
  }
  const { before, order, list } = divide(node.children, kind, source);
  if (!list) {
    const last = kind === 'choice' || kind === 'several' ? '`- [x] TEXT`' : '`- right: TEXT`';
    source.report(node, `\`${name}\` ends with the list of its answers, such as ${last}`);
    return null;
  }
  const ask = plainBlocks(before, source);
  if (ask.length === 0)
    source.report(node, `\`${name}\` asks nothing: write the question before its answers`);
  const isOpen = kind === 'choice' || kind === 'several';
  const words = isOpen
    ? ['- [ ] ', '- [x] ', 'hint']
    : ['- `ANSWER`: ', 'otherwise', 'hint', 'right'];
  const points = pointsOf(list.children, words, source);
  const hint = hintOf(points, node, name, source);
  const shows = given['shows'];
  const asked = {
    id: given['id'] ?? '',
    ask,
    hint,
    shows: shows === undefined ? null : stepIn(shows, node, source),
  };
  for (const { that, node: point } of isOpen ? [] : points)
    if (that !== null)
      source.report(point, '`:check` belongs to a choice (`- [ ] `): take it out here');
  if (given['of'] !== undefined && kind !== 'number' && kind !== 'value')
    source.report(
      node,
      `\`of\` gives the answer of a number or a value: write \`kind=number\`, or take it out`,
    );
  if (isOpen) return { ...asked, kind, choices: choicesOf(points, kind, node, source) };
  const right = wordOf('right', points, node, name, source);
  const otherwise = wordOf('otherwise', points, node, name, source);
  for (const point of points)
    if (point.key.kind === 'choice')
      source.report(point.node, `a check box is for a choice: write \`- \`ANSWER\`: WHY\``);
  const named = points.filter(({ key }) => key.kind === 'code');
  if (named.length === 0)
    source.report(
      node,
      `\`${name}\` names no common error: write \`- \`${kind === 'order' ? '2 before 1' : '4'}\`: WHY NOT\` for at least one`,
    );
  if (kind === 'order') {
    const items = order?.children.flatMap((item) => placedItem(item, source) ?? []) ?? [];
    if (items.length < 2)
      source.report(node, 'there is nothing to put in order: write `1. …`, `2. …` before the list');
    const errors = named.flatMap((point) => swapOf(point, items.length, source) ?? []);
    return { ...asked, kind, items, errors, right, otherwise };
  }
  if (given['of'] === undefined)
    source.report(
      node,
      'the answer is missing: give it as a fact of the run, such as `of="size server/host-key"`',
    );
  const of = given['of'] === undefined ? '' : factIn(given['of'], node, source);
  const errors = named.map((point) => {
    const answer = answerOf(point, kind, source);
    return source.mark({ answer, ...reasonOf(point, 'this answer', source) }, point.node);
  });
  return { ...asked, kind, of, errors, right, otherwise };
}

/** What a question says before its answers, and those. */
function divide(nodes: readonly Content[], kind: Kind, source: Source) {
  const last = nodes.at(-1);
  const list: List | null = last?.type === 'list' && last.ordered !== true ? last : null;
  const rest = list ? nodes.slice(0, -1) : nodes;
  if (kind !== 'order') return { before: rest, order: null, list };
  const items = rest.at(-1);
  const order: List | null = items?.type === 'list' && items.ordered === true ? items : null;
  for (const item of order?.children ?? [])
    if (typeof item.checked === 'boolean')
      source.report(item, 'items to put in order have no check box: write `1. TEXT`');
  return { before: order ? rest.slice(0, -1) : rest, order, list };
}

function choicesOf(
  points: readonly Point[],
  kind: 'choice' | 'several',
  node: ContainerDirective,
  source: Source,
): Choice[] {
  const choices = points.flatMap((point): Choice[] => {
    if (point.key.kind === 'code')
      source.report(point.node, 'a choice begins with a check box: write `- [ ] ` or `- [x] `');
    if (point.key.kind !== 'choice') return [];
    if (point.label.length === 0) source.report(point.node, 'a choice is empty: write its text');
    const reason = reasonOf(point, 'this choice', source);
    const { isRight } = point.key;
    const choice = { label: point.label, isRight, that: point.that, ...reason };
    return [source.mark(choice, point.node)];
  });
  if (choices.length < 2)
    source.report(node, 'there is nothing to choose from: write two choices or more, `- [ ] TEXT`');
  const right = choices.filter(({ isRight }) => isRight).length;
  if (kind === 'choice' && right !== 1)
    source.report(
      node,
      right === 0
        ? 'no choice is right: mark the right one with `- [x] `'
        : `${right} choices are right: mark one with \`- [x] \`, or write \`kind=several\``,
    );
  if (kind === 'several' && right === 0)
    source.report(node, 'no choice is right: mark each right one with `- [x] `');
  return choices;
}

function hintOf(
  points: readonly Point[],
  node: ContainerDirective,
  name: string,
  source: Source,
): readonly Block[] {
  const hints = points.filter(({ key }) => key.kind === 'word' && key.word === 'hint');
  // A prediction is answered once, and then shown.
  if (hints.length === 0 && name === 'quiz')
    source.report(node, '`quiz` has no hint: write `- hint: WHERE TO LOOK`');
  if (hints[1])
    source.report(hints[1].node, `\`${name}\` has one hint: put all into one \`- hint: \``);
  const [hint] = hints;
  return hint ? reasonOf(hint, 'the hint', source).why : [];
}

/** What one of the words must say once. */
export function wordOf(
  word: string,
  points: readonly Point[],
  node: ContainerDirective,
  name: string,
  source: Source,
): Reason {
  const found = points.filter(({ key }) => key.kind === 'word' && key.word === word);
  if (!found[0]) source.report(node, `\`${name}\` lacks \`- ${word}: \`: ${wordUses[word]}`);
  if (found[1]) source.report(found[1].node, `\`- ${word}: \` stands there twice: take one out`);
  return found[0] ? reasonOf(found[0], `\`${word}\``, source) : { why: [], evidence: null };
}

const wordUses: Readonly<Record<string, string>> = {
  right: 'write why the right answer is right',
  otherwise: 'write what is said to any other answer',
  done: 'write what is said when it is done',
};

/** The item that was put before another, as in `2 before 1`. */
function swapOf(point: Point, count: number, source: Source) {
  const text = point.key.kind === 'code' ? point.key.text : '';
  const [, second = 0, first = 0] = (/^(\d+) before (\d+)$/.exec(text) ?? []).map(Number);
  if (first < 1 || second <= first || second > count) {
    source.report(
      point.node,
      `\`${text}\` is no error of this order: write such as \`2 before 1\`, by the numbers of the items above`,
    );
    return null;
  }
  const reason = reasonOf(point, 'this answer', source);
  return source.mark({ first: first - 1, second: second - 1, ...reason }, point.node);
}

/** A literal, or a fact in `$(…)`. */
function answerOf({ key, node }: Point, kind: Kind, source: Source): string {
  const text = key.kind === 'code' ? key.text.trim() : '';
  const fact = /^\$\((.*)\)$/.exec(text)?.[1];
  if (fact !== undefined) factIn(fact, node, source);
  else if (kind === 'number' && !/^-?\d+(\.\d+)?$/.test(text))
    source.report(
      node,
      `\`${text}\` is no number: write one such as \`42\`, or a fact, \`$(trips)\``,
    );
  return text;
}
