/** Statements that many believe and that are false: a file in the form of a lesson, of which each part refutes one. */
import type { Block, Inline, Lesson, Misconception, Moment } from '../world/lessons/lesson.ts';
import { plainText } from '../world/lessons/plain-text.ts';
import { inlinesIn } from './check/texts.ts';
import type { Source } from './source.ts';

export const MISCONCEPTIONS = 'misconceptions.md';
/** After all lessons, so that it may use their terms. */
export const AFTER_ALL = 100;

/** Reports statements that are not refuted in one place of the stage, by something that a test can check. */
export function checkMisconceptions({ parts }: Pick<Lesson, 'parts'>, source: Source): void {
  const ids = new Set<string>();
  for (const { title, moments } of parts) {
    const id = idOf(title);
    const [moment, ...more] = moments;
    const line = moment ? source.lineOfMade(moment.place) : 1;
    if (ids.has(id))
      source.report(line, `the statement \`${title}\` stands there twice: take one out`);
    ids.add(id);
    if (more.length > 0)
      source.report(
        line,
        `\`${title}\` is refuted in one place: write one \`::stage\` below its heading`,
      );
    const texts = moment ? inlinesIn(moment.blocks) : [];
    if (!texts.some(isChecked))
      source.report(
        line,
        `nothing that a run shows refutes \`${title}\`: write a claim, such as \`:claim[nobody sent it]{that="wire ADDRESS = 0"}\``,
      );
    const box = moment?.blocks.find(({ kind }) => boxes.includes(kind));
    if (box)
      source.report(line, `\`${box.kind}\` does not belong here: write paragraphs and lists alone`);
  }
}

const boxes: readonly string[] = ['predict', 'quiz', 'try', 'term', 'aside'];
const isChecked = ({ kind }: Inline): boolean => kind === 'claim';

/** Progress is kept by it: a statement in other words is another one. */
const idOf = (statement: string): string =>
  statement
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

export const misconceptionsIn = ({ parts }: Pick<Lesson, 'parts'>): readonly Misconception[] =>
  parts.flatMap(({ title, moments: [moment] }) =>
    moment ? [{ id: idOf(title), statement: title, ...withContext(moment) }] : [],
  );

/** A quote in front is no part of what refutes it. */
function withContext({ place, blocks }: Moment): Omit<Misconception, 'id' | 'statement'> {
  const [first, ...rest] = blocks;
  return first?.kind === 'quote'
    ? { context: first.blocks.map(wordsOf).join(' '), place, blocks: rest }
    : { context: '', place, blocks };
}

const wordsOf = (block: Block): string => ('content' in block ? plainText(block.content) : '');
