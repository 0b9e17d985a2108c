/** Parts and moments: what stands between `##` headings and between `::stage` directives. */
import { toString } from 'mdast-util-to-string';
import type { Nodes, Root, RootContent } from 'mdast';
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive';
import { closest } from '../world/lessons/closest.ts';
import type { Block, Moment, Part, Place, Term } from '../world/lessons/lesson.ts';
import { levels } from '../world/transcript.ts';
import { plainBlocks, type Content } from './blocks.ts';
import { exampleOf, readDirective } from './directives.ts';
import { reportScenario } from './front-matter.ts';
import { oneOf } from './mistakes.ts';
import { questionOf } from './questions.ts';
import { addressIn, stepIn } from './references.ts';
import type { Source } from './source.ts';
import { taskOf } from './tasks.ts';
import { typeset } from './typeset.ts';

const MOST_PANELS = 2;

interface OpenMoment {
  readonly place: Place;
  readonly blocks: Block[];
  readonly node: RootContent;
}
interface OpenPart {
  readonly title: string;
  readonly moments: OpenMoment[];
  readonly node: RootContent;
}

/** All parts of a lesson. `scenario` is that of its front matter. What is wrong is reported. */
export function partsOf(root: Root, scenario: string, source: Source): Part[] {
  const parts: OpenPart[] = [];
  let place: Place = { scenario, level: 'message', step: null, focus: null, panels: [] };
  for (const node of root.children) {
    if (node.type === 'yaml') continue;
    if (node.type === 'heading' && node.depth === 2) {
      parts.push({ title: typeset(toString(node)), moments: [], node });
      continue;
    }
    const part = parts.at(-1);
    if (!part) {
      source.report(node, 'this stands before the first part: begin one with `## HEADING`');
      continue;
    }
    if (node.type === 'leafDirective' && node.name === 'stage') {
      place = placeOf(node, place, source);
      part.moments.push({ place, blocks: [], node });
      continue;
    }
    const moment = part.moments.at(-1);
    if (!moment) {
      if (!isMeantAsStage(node))
        source.report(
          node,
          `a part begins with its place on the stage: write ${exampleOf('stage')} above`,
        );
      part.moments.push({ place, blocks: [], node });
    }
    const blocks = blockOf(node, moment?.place ?? place, source);
    if (moment?.blocks.some(isPredict) && blocks.some(showsWhileOpen))
      source.report(
        node,
        'this stands below a prediction, and shows while that is open: write it above, or below a `::stage` of its own',
      );
    part.moments.at(-1)?.blocks.push(...blocks);
  }
  if (parts.length === 0) source.report(1, 'the lesson has no parts: begin one with `## HEADING`');
  return parts.map((part) => finished(part, source));
}

const isPredict = ({ kind }: Block): boolean => kind === 'predict';
/** What may tell too much; another prediction is asked after the first. */
const showsWhileOpen = ({ kind }: Block): boolean => kind !== 'predict' && kind !== 'aside';

/** What is misspelt, or has a colon too much, is told of as such. */
const isMeantAsStage = (node: RootContent): boolean =>
  'name' in node && closest(node.name, ['stage']) !== null;

function finished({ title, moments, node }: OpenPart, source: Source): Part {
  if (title === '') source.report(node, 'the part has no heading: write `## HEADING`');
  if (moments.length === 0)
    source.report(
      node,
      `the part is empty: write ${exampleOf('stage')} and a text below its heading`,
    );
  for (const moment of moments)
    if (moment.blocks.length === 0)
      source.report(moment.node, 'this moment says nothing: write a text below its `::stage`');
  return { title, moments: moments.map(({ place, blocks }): Moment => ({ place, blocks })) };
}

function placeOf(node: LeafDirective, before: Place, source: Source): Place {
  const given = readDirective(node, source)?.given ?? {};
  const { scenario = before.scenario, level: levelGiven = before.level } = given;
  if (!source.names.scenarios.has(scenario)) reportScenario(scenario, source.lineOf(node), source);
  const level = levels.find((one) => one === levelGiven);
  if (!level) source.report(node, `there is no level \`${levelGiven}\`: write ${oneOf(levels)}`);
  const { step, focus } = given;
  const place: Place = {
    scenario,
    level: level ?? before.level,
    step: step === undefined ? null : stepIn(step, node, source),
    focus: focus === undefined ? null : addressIn(focus, node, source),
    panels: panelsIn(given['panels'] ?? '', node, source),
  };
  return source.mark(place, node);
}

function panelsIn(given: string, node: LeafDirective, source: Source): string[] {
  const panels = given.split(/[\s,]+/).filter((id) => id !== '');
  const known = source.names.panels;
  for (const id of panels) {
    if (known.has(id)) continue;
    const near = closest(id, [...known]);
    source.report(
      node,
      `there is no panel \`${id}\`: write ${near === null ? oneOf([...known]) : `\`${near}\``}`,
    );
  }
  if (panels.length > MOST_PANELS || new Set(panels).size < panels.length)
    source.report(node, `beside the stage is room for ${MOST_PANELS} different panels: name fewer`);
  return panels;
}

function blockOf(node: RootContent, place: Place, source: Source): Block[] {
  if (node.type === 'containerDirective') return boxOf(node, place, source);
  return isContent(node) ? plainBlocks([node], source) : [];
}

/** What the parser gives at the top of a file. */
const isContent = (node: Nodes): node is Content =>
  [
    ...['blockquote', 'code', 'definition', 'footnoteDefinition', 'heading', 'html', 'list'],
    ...['paragraph', 'table', 'thematicBreak', 'leafDirective'],
  ].includes(node.type);

function boxOf(node: ContainerDirective, place: Place, source: Source): Block[] {
  const marks = /^:{3,}/.exec(source.slice(node))?.[0] ?? ':::';
  if (!source.slice(node).trimEnd().endsWith(marks)) {
    source.report(
      node,
      `\`${marks}${node.name}\` has no end: write \`${marks}\` below it, at the beginning of a line`,
    );
    return [];
  }
  const read = readDirective(node, source);
  if (!read) return [];
  const { name, given } = read;
  const [first] = node.children;
  const isLabelled = first?.type === 'paragraph' && first.data?.directiveLabel === true;
  const children = isLabelled ? node.children.slice(1) : node.children;
  switch (name) {
    case 'predict':
    case 'quiz': {
      const question = questionOf(node, name, given, source);
      return question ? [{ kind: name, question: source.mark(question, node) }] : [];
    }
    case 'try': {
      const task = taskOf(node, given, place.scenario, source);
      return task ? [{ kind: 'try', task: source.mark(task, node) }] : [];
    }
    case 'term':
      return [{ kind: 'term', term: termOf(node, given, source) }];
    case 'reveal':
      return [
        {
          kind: 'reveal',
          title: first ? typeset(toString(first)) : '',
          blocks: inside(children, node, source),
        },
      ];
    default:
      return [{ kind: 'aside', blocks: inside(children, node, source) }];
  }
}

function inside(children: readonly Content[], node: ContainerDirective, source: Source): Block[] {
  const blocks = plainBlocks(children, source);
  if (blocks.length === 0)
    source.report(node, `\`${node.name}\` says nothing: write a text in it, or take it out`);
  return blocks;
}

function termOf(
  node: ContainerDirective,
  given: Readonly<Record<string, string>>,
  source: Source,
): Term {
  const { name = '', also = '', at } = given;
  const term: Term = {
    name,
    also: also
      .split(',')
      .map((form) => form.trim())
      .filter((form) => form !== ''),
    means: inside(node.children, node, source),
    at: at === undefined ? null : addressIn(at, node, source),
  };
  return source.mark(term, node);
}
