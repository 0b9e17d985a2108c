/** What every lesson has. */
import type { Block, Lesson } from '../world/lessons/lesson.ts';
import { exampleOf } from './directives.ts';
import type { Source } from './source.ts';
import { termsIn } from './terms.ts';

const LEAST = { predict: 2, quiz: 4, try: 1 } as const;
const MOST_TERMS = 6;

/** Reports what a lesson lacks, and ids that stand there twice. */
export function checkRules(lesson: Lesson, source: Source): void {
  const blocks = lesson.parts.flatMap(({ moments }) => moments.flatMap(({ blocks }) => blocks));
  for (const name of ['predict', 'quiz', 'try'] as const) {
    const count = blocks.filter(({ kind }) => kind === name).length;
    const least = LEAST[name];
    if (count < least)
      source.report(
        1,
        `the lesson has ${count} \`${name}\`, and needs ${least}: write ${least - count} more, ${exampleOf(name)}`,
      );
  }
  const terms = termsIn(lesson);
  const [surplus] = terms.slice(MOST_TERMS);
  if (surplus)
    source.report(
      source.lineOfMade(surplus),
      `a lesson introduces at most ${MOST_TERMS} terms, and \`${surplus.name}\` is one more of ${terms.length}: write around it, or introduce it in another lesson`,
    );
  const seen = new Set<string>();
  for (const id of blocks.flatMap(idOf)) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id.id))
      source.report(
        id.line(source),
        `\`${id.id}\` is no id: write small letters, digits and dashes, such as \`what-now\``,
      );
    if (seen.has(id.id))
      source.report(id.line(source), `the id \`${id.id}\` stands there twice: write another`);
    seen.add(id.id);
  }
}

function idOf(block: Block) {
  if (block.kind !== 'predict' && block.kind !== 'quiz' && block.kind !== 'try') return [];
  const asked = block.kind === 'try' ? block.task : block.question;
  return [{ id: asked.id, line: (source: Source) => source.lineOfMade(asked) }];
}
