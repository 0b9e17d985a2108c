/** What stands above a lesson between two lines of three dashes. */
import type { Yaml } from 'mdast';
import { isMap, isNode, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import * as v from 'valibot';
import { closest } from '../world/lessons/closest.ts';
import type { Inline } from '../world/lessons/lesson.ts';
import { inlinesOf } from './inlines.ts';
import { parseMarkdown } from './markdown.ts';
import { oneOf } from './mistakes.ts';
import type { Source } from './source.ts';

export interface FrontMatter {
  readonly title: string;
  readonly minutes: number;
  readonly objectives: readonly Inline[][];
  readonly scenario: string;
  readonly sources: readonly string[];
}

const line = (what: string) =>
  v.pipe(v.string(what), v.trim(), v.nonEmpty(what), v.regex(/^[^\n]*$/, what));
const title = '`title` is one line: write `title: Is this the right server?`';
const scenario = '`scenario` names a run: write `scenario: first-contact`';
const minutes = '`minutes` is a whole number from 8 to 15: write `minutes: 12`';
const objectives =
  '`objectives` lists what one can do after the lesson: write lines such as `  - Say what a host key proves.`';
const sources = '`sources` lists what the lesson rests on: write lines such as `  - RFC 4253 §8`';

const schema = v.object({
  title: line(title),
  minutes: v.pipe(
    v.number(minutes),
    v.integer(minutes),
    v.minValue(8, minutes),
    v.maxValue(15, minutes),
  ),
  objectives: v.pipe(v.array(line(objectives), objectives), v.nonEmpty(objectives)),
  scenario: line(scenario),
  sources: v.pipe(v.array(line(sources), sources), v.nonEmpty(sources)),
});
const keys = Object.keys(schema.entries);
const example =
  'write, between two lines `---`, `title: …`, `minutes: …`, `objectives:`, `scenario: …` and `sources:`';

const nothing: FrontMatter = { title: '', minutes: 0, objectives: [], scenario: '', sources: [] };

/** The front matter, as far as it can be read. What is wrong is reported, each at its line. */
export function frontMatterOf(node: Yaml | undefined, source: Source): FrontMatter {
  if (!node) {
    source.report(1, `there is no front matter: ${example}`);
    return nothing;
  }
  const lines = new LineCounter();
  const document = parseDocument(node.value, { lineCounter: lines });
  const first = source.lineOf(node) + 1;
  for (const error of document.errors)
    source.report(
      first + (error.linePos?.[0].line ?? 1) - 1,
      `the front matter is no YAML: ${error.message.split('\n')[0]}; a text with a colon in it is written in quotes`,
    );
  if (document.errors.length > 0) return nothing;
  if (!isMap(document.contents)) {
    source.report(first, `the front matter says nothing: ${example}`);
    return nothing;
  }
  const lineOf = (path: readonly unknown[]) => first + lineIn(document, lines, path) - 1;
  for (const { key } of document.contents.items) {
    const name = String(key);
    if (keys.includes(name)) continue;
    const near = closest(name, keys);
    const instead = near === null ? `it may have ${oneOf(keys)}` : `write \`${near}\``;
    source.report(lineOf([name]), `the front matter has no \`${name}\`: ${instead}`);
  }
  const read = v.safeParse(schema, document.toJS());
  if (!read.success) {
    for (const { path, message, input } of read.issues) {
      const names = path?.map(({ key }) => key) ?? [];
      const missing = input === undefined ? `the front matter lacks \`${names[0]}\`. ` : '';
      const said = message.startsWith('Invalid key')
        ? (words.get(String(names[0])) ?? message)
        : message;
      source.report(missing ? first - 1 : lineOf(names), missing + said);
    }
  }
  const run = document.get('scenario');
  const isNamed = typeof run === 'string' && run !== '';
  if (isNamed && !source.names.scenarios.has(run))
    reportScenario(run, lineOf(['scenario']), source);
  if (!read.success) return { ...nothing, scenario: isNamed ? run : '' };
  const { output } = read;
  return {
    ...output,
    objectives: output.objectives.map((text, at) =>
      objectiveOf(text, lineOf(['objectives', at]), source),
    ),
  };
}

const words: ReadonlyMap<string, string> = new Map(
  Object.entries({ title, minutes, objectives, scenario, sources }),
);

export function reportScenario(name: string, line: number, source: Source): void {
  const { scenarios } = source.names;
  const near = closest(name, [...scenarios]);
  const instead =
    near === null
      ? 'one such as `first-contact` (the app lists them, and `node scripts/sshow.mjs simulate x`)'
      : `\`${near}\``;
  source.report(line, `there is no scenario \`${name}\`: write ${instead}`);
}

/** Running text, without what only a moment can show. */
function objectiveOf(text: string, line: number, source: Source): Inline[] {
  const part = source.part(text, line);
  const [only, ...more] = parseMarkdown(text).children;
  if (only?.type !== 'paragraph' || more.length > 0) {
    part.report(line, 'an objective is one sentence: write it without lists or headings');
    return [];
  }
  const inlines = inlinesOf(only.children, part);
  if (inlines.some(({ kind }) => kind === 'point' || kind === 'value' || kind === 'fact'))
    part.report(line, 'an objective stands outside of any run: write it in words alone');
  return inlines;
}

/** The line in the front matter of what a path leads to, from 1. */
function lineIn(document: Document, lines: LineCounter, path: readonly unknown[]): number {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const last = path.at(-1);
  if (isMap(parent)) {
    const key = parent.items.find((item) => String(item.key) === last)?.key;
    if (isNode(key) && key.range) return lines.linePos(key.range[0]).line;
  }
  if (isSeq(parent)) {
    const item = parent.items[Number(last)];
    if (isNode(item) && item.range) return lines.linePos(item.range[0]).line;
  }
  return 1;
}
