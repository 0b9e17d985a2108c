/** What a text says of a run. */
import type { Block, Inline } from '../../world/lessons/lesson.ts';
import type { Here } from './here.ts';

/** Every address in it is there, every fact can be told, every claim holds. */
export function checkBlocks(blocks: readonly Block[], here: Here): void {
  for (const inline of inlinesIn(blocks)) checkInline(inline, here);
}

export function checkInlines(inlines: readonly Inline[], here: Here): void {
  for (const inline of within(inlines)) checkInline(inline, here);
}

function checkInline(inline: Inline, here: Here): void {
  if (inline.kind === 'point') here.stepOf(inline.address, inline);
  if (inline.kind === 'fact') here.fact(inline.of, inline);
  if (inline.kind === 'value') {
    const { values } = here.told.run.recorder;
    const isThere = here.stepOf(inline.address, inline) !== null;
    if (isThere && !values.some(({ address }) => address === inline.address))
      here.report(inline, `\`${inline.address}\` is no value: \`:value\` shows the tag of one`);
  }
  if (inline.kind === 'claim') {
    const judged = here.condition(inline.that, inline);
    if (judged?.holds === false)
      here.report(inline, `the claim does not hold. ${judged.because.join('; ')}`);
  }
}

/** All running text of blocks, but for that of questions, tasks and terms. */
export function inlinesIn(blocks: readonly Block[]): Inline[] {
  return blocks.flatMap((block): Inline[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'heading':
        return within(block.content);
      case 'list':
        return block.items.flatMap(inlinesIn);
      case 'quote':
      case 'reveal':
      case 'aside':
        return inlinesIn(block.blocks);
      case 'table':
        return within([...block.head, ...block.rows.flat()].flat());
      default:
        return [];
    }
  });
}

const within = (inlines: readonly Inline[]): Inline[] =>
  inlines.flatMap((inline) => ['content' in inline ? within(inline.content) : [], inline].flat());

/** Reports what would give away, by where it points, what comes after a step. */
export function expectNothingAfter(step: number, blocks: readonly Block[], here: Here): void {
  for (const inline of inlinesIn(blocks)) {
    if (inline.kind !== 'point' && inline.kind !== 'value') continue;
    const at = here.told.steps.addresses.length > 0 ? here.stepOf(inline.address, inline) : null;
    if (at !== null && at > step)
      here.report(
        inline,
        `\`${inline.address}\` comes after the step at which the prediction is asked, and is hidden: point at it in the answers`,
      );
  }
}
