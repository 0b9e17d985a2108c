import { FactProblem } from '../../../world/lessons/fact-problem.ts';
import {
  FactSyntaxError,
  factText,
  parseFact,
  tellFact,
  type FactContext,
} from '../../../world/lessons/fact.ts';
import type { FactTold } from '../../lesson-topics.ts';
import { lessonContext } from '../lessons/lesson-context.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'lesson-facts'> = async (_session, { facts, ...place }) => {
  const context = await lessonContext(place);
  return facts.map((text) => toldOf(text, context));
};

function toldOf(text: string, context: FactContext): FactTold {
  try {
    return { value: factText(tellFact(parseFact(text), context)) };
  } catch (error) {
    if (error instanceof FactProblem || error instanceof FactSyntaxError)
      return { problem: error.message };
    throw error;
  }
}
