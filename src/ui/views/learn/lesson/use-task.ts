import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useEdit, useFocus, useStep, useTopic } from '../../../../player/hooks.ts';
import { progress } from '../../../../player/lessons/progress.ts';
import { taskIn } from '../../../../player/lessons/progress-state.ts';
import { solve } from '../../../../player/lessons/solve.ts';
import { useIsRunOf } from './use-reading.ts';
import type { Reason, Task } from '../../../../world/lessons/lesson.ts';
import { useMomentPlace } from './moment-context.ts';

/** How a task stands: looked at again whenever the run, or what is pointed at, is another. */
export function useTask(task: Task) {
  const { moment, slug, seed, isNow } = useMomentPlace();
  const { scenario, focus } = moment.place;
  const { stage, hints } = useStore(progress.store, (state) => taskIn(state, slug, task.id));
  const isOwnRun = useIsRunOf(scenario);
  const pointed = useFocus()?.address ?? null;
  const at = useStep()?.address ?? null;
  const edited = useEdit() !== null;
  const isLooked = isNow && stage === 'open' && isOwnRun;
  const told = useTopic(
    'lesson-task',
    isLooked ? { scenario, seed, task, pointed, at } : undefined,
  );

  useEffect(() => {
    if (told?.isDone) progress.ended(slug, task.id, { stage: 'done', seed, proof: told.proof });
  }, [told, slug, task.id, seed]);

  async function showHow(): Promise<void> {
    progress.ended(slug, task.id, { stage: 'shown', seed, proof: null });
    await solve(task, moment);
  }

  // Before anything was done there is nothing to say.
  const isTouched = edited || (pointed !== null && pointed !== focus);
  const notYet: Reason | null = told && !told.isDone && isTouched ? told.reason : null;
  return {
    stage,
    hints,
    /** Why it is not done yet; null while nothing was tried. */
    notYet,
    moreHints: () => progress.hinted(slug, task.id),
    showHow,
  };
}
