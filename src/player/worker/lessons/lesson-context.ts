/** What facts of a lesson are told of: a run as the lesson shows it, and the place in it. */
import type { FactContext } from '../../../world/lessons/fact.ts';
import type { LessonPlace } from '../../lesson-topics.ts';
import { lessonRun } from '../lesson-runs.ts';
import type { Session } from '../view.ts';

export async function lessonContext({ scenario, seed, place }: LessonPlace): Promise<FactContext> {
  const { session } = await lessonRun(scenario, seed);
  return contextOf(session, place.step, place.focus);
}

export async function contextOf(
  { run, steps, loadWords }: Session,
  step: string | null,
  pointed: string | null,
): Promise<FactContext> {
  await loadWords();
  return { run, steps, step, pointed };
}
