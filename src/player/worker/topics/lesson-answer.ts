import { checkAnswer } from '../../../world/lessons/answer.ts';
import { FactProblem } from '../../../world/lessons/fact-problem.ts';
import { lessonContext } from '../lessons/lesson-context.ts';
import type { Tell } from '../topic.ts';

export const tell: Tell<'lesson-answer'> = async (_session, { question, given, ...place }) => {
  const context = await lessonContext(place);
  try {
    return checkAnswer(question, given, context);
  } catch (error) {
    if (error instanceof FactProblem) return { problem: error.message };
    throw error;
  }
};
