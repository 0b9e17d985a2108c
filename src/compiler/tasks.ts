/** `:::try`. */
import type { ContainerDirective } from 'mdast-util-directive';
import { LineCounter, parseDocument } from 'yaml';
import type { Solution, Task } from '../world/lessons/lesson.ts';
import { pointsOf, reasonOf, textOf, type Point } from './answers.ts';
import { plainBlocks } from './blocks.ts';
import { wordOf } from './questions.ts';
import { addressIn, conditionIn } from './references.ts';
import type { Source } from './source.ts';

const shape = 'write `- solution: ` and below it, indented, a block of code with settings as YAML';

/** A task; null where it has no answers at all. `scenario` is that of its moment. What is wrong is reported. */
export function taskOf(
  node: ContainerDirective,
  given: Readonly<Record<string, string>>,
  scenario: string,
  source: Source,
): Task | null {
  const last = node.children.at(-1);
  if (last?.type !== 'list' || last.ordered === true) {
    source.report(
      node,
      '`try` ends with a list: `- hint: `, `- otherwise: `, `- done: `, `- solution: `',
    );
    return null;
  }
  const ask = plainBlocks(node.children.slice(0, -1), source);
  if (ask.length === 0)
    source.report(node, '`try` does not say what to do: write it before the list');
  const words = ['hint', '- `CONDITION`: ', 'otherwise', 'done', 'solution'];
  const points = pointsOf(last.children, words, source);
  const hints = points.filter(({ key }) => key.kind === 'word' && key.word === 'hint');
  if (hints.length === 0)
    source.report(
      node,
      '`try` has no hint: write one or more, `- hint: WHERE TO LOOK`, from the least to the most',
    );
  const solution = solutionOf(points, node, scenario, source);
  return {
    id: given['id'] ?? '',
    ask,
    that: conditionIn(given['that'] ?? '', node, source),
    hints: hints.map((hint) => reasonOf(hint, 'the hint', source).why),
    errors: points.flatMap((point) =>
      point.key.kind === 'code'
        ? [source.mark(errorOf(point, point.key.text, source), point.node)]
        : [],
    ),
    otherwise: wordOf('otherwise', points, node, 'try', source),
    done: wordOf('done', points, node, 'try', source),
    solution,
  };
}

const errorOf = (point: Point, that: string, source: Source) => ({
  that: conditionIn(that, point.node, source),
  ...reasonOf(point, 'this condition', source),
});

function solutionOf(
  points: readonly Point[],
  node: ContainerDirective,
  scenario: string,
  source: Source,
): Solution {
  const none = { kind: 'point', address: '' } as const;
  const found = points.filter(({ key }) => key.kind === 'word' && key.word === 'solution');
  const [point] = found;
  if (found[1]) source.report(found[1].node, 'a task has one solution: take this one out');
  if (!point) {
    source.report(
      node,
      `\`try\` has no solution: ${shape}; or an address, \`- solution: \`ADDRESS\`\``,
    );
    return none;
  }
  const [block, more] = textOf(point, source);
  if (block?.kind === 'paragraph' && !more) {
    const [inline, ...rest] = block.content;
    if (inline?.kind === 'code' && rest.length === 0) {
      const address = addressIn(inline.text, point.node, source);
      return source.mark({ kind: 'point', address: address ?? '' }, point.node);
    }
  }
  const code = point.more.find(({ type }) => type === 'code');
  if (block?.kind !== 'code' || code?.type !== 'code' || more) {
    source.report(
      point.node,
      `the solution cannot be read: ${shape}; or one address in backquotes`,
    );
    return none;
  }
  const lines = new LineCounter();
  const document = parseDocument(code.value, { lineCounter: lines });
  const first = source.lineOf(code) + 1;
  const [error] = document.errors;
  if (error) {
    const line = first + (error.linePos?.[0].line ?? 1) - 1;
    source.report(line, `the solution is no YAML: ${error.message.split('\n')[0]}`);
    return none;
  }
  // What names no scenario was reported there.
  if (!source.names.scenarios.has(scenario)) return none;
  try {
    const settings: unknown = document.toJS();
    return source.mark(
      { kind: 'scenario', scenario: source.names.settings(scenario, settings) },
      point.node,
    );
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    source.report(code, `the solution does not fit the scenario \`${scenario}\`: ${said}`);
    return none;
  }
}
