/** Holds a lesson against its runs: every address, fact, claim, answer and task. */
import type { Block, Moment } from '../../world/lessons/lesson.ts';
import type { Compiled } from '../terms.ts';
import { Here } from './here.ts';
import { checkPrediction, checkQuestion } from './questions.ts';
import type { Runs } from './runs.ts';
import { checkTry } from './tasks.ts';
import { checkBlocks, expectNothingAfter } from './texts.ts';

/** What is wrong is reported to the lesson's source. */
export async function checkLesson({ lesson, source }: Compiled, runs: Runs): Promise<void> {
  for (const { moments } of lesson.parts)
    for (const moment of moments) {
      // The compiler has told of one that does not exist.
      if (!source.names.scenarios.has(moment.place.scenario)) continue;
      const told = await runs.of(moment.place.scenario);
      await checkMoment(moment, new Here(told, moment.place, source, runs.seed), runs);
    }
}

async function checkMoment({ place, blocks }: Moment, here: Here, runs: Runs): Promise<void> {
  if (place.step !== null && here.stepOf(place.step, place) !== null)
    here.expectShown(place.step, place);
  if (place.focus !== null) {
    const since = here.stepOf(place.focus, place);
    if (since !== null && since > here.step)
      here.report(
        place,
        `\`${place.focus}\` is not there yet at the step \`${here.context.step}\`: it comes at \`${here.told.steps.addresses[since]}\``,
      );
  }
  checkBlocks(blocks, here);
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'predict') expectNothingAfter(here.step, blocks.slice(0, at), here);
    await checkBox(block, here, runs);
  }
}

async function checkBox(block: Block, here: Here, runs: Runs): Promise<void> {
  switch (block.kind) {
    case 'predict':
      checkPrediction(block.question, here);
      return checkQuestion(block.question, here);
    case 'quiz':
      return checkQuestion(block.question, here);
    case 'try':
      return checkTry(block.task, here, runs);
    case 'term':
      checkBlocks(block.term.means, here);
      if (block.term.at !== null) here.stepOf(block.term.at, block.term);
      return undefined;
    default:
      return undefined;
  }
}
