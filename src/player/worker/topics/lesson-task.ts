import { checkTask } from '../../../world/lessons/answer.ts';
import { changesBetween } from '../../patch.ts';
import type { TaskProof } from '../../lessons/task-proof.ts';
import { contextOf } from '../lessons/lesson-context.ts';
import { lessonRun } from '../lesson-runs.ts';
import type { Tell } from '../topic.ts';
import type { Session } from '../view.ts';

/** Characters; the browser has room for some megabytes in all. */
const LONGEST_PROOF = 50_000;

export const tell: Tell<'lesson-task'> = async (session, about) => {
  const { task, pointed, at } = about;
  const whole = session.whole ?? session;
  const checked = checkTask(task, await contextOf(whole, at, pointed));
  return { ...checked, proof: checked.isDone ? await proofOf(whole, about) : null };
};

/** Null where what was done is too long to keep. */
async function proofOf(
  { run }: Session,
  about: Parameters<typeof tell>[1],
): Promise<TaskProof | null> {
  const { scenario, seed, pointed, at } = about;
  const { session } = await lessonRun(scenario, seed);
  const changes = changesBetween(session.run.scenario, run.scenario);
  const proof = { changes, pointed, at };
  return JSON.stringify(proof).length <= LONGEST_PROOF ? proof : null;
}
