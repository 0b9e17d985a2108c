/** What this browser has kept of somebody's lessons. Load it late: only lessons need it. */
import { askTopic } from '../ask-topic.ts';
import { createProgress, KEY } from './create-progress.ts';

export const progress = createProgress(() => localStorage);

if (typeof window !== 'undefined')
  window.addEventListener('storage', ({ key }) => {
    if (key === KEY || key === null) progress.reload();
  });

/** Takes a learner's name, and makes the seed of their runs from it; an empty one is none. */
export async function nameLearner(typed: string): Promise<void> {
  const told = await askTopic('lesson-seed', { name: typed });
  progress.setName(told?.name ?? null, told?.seed ?? null);
}
