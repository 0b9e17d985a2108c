/** Where a lesson is read, bound to React. */
import { useStore } from 'zustand';
import type { Question } from '../../../../world/lessons/lesson.ts';
import { useSource } from '../../../../player/hooks.ts';
import { isRunOf } from '../../../../player/lessons/lesson-run.ts';
import { openPredict, reading, type ReadingState } from '../../../../player/lessons/reading.ts';

function useReadingOf<T>(select: (state: ReadingState) => T): T {
  return useStore(reading.store, select);
}

export const useReading = (): ReadingState => useStore(reading.store);
/** The stage is elsewhere than the text. */
export const useIsMoved = (): boolean => useReadingOf(({ isMoved }) => isMoved);
/** The prediction that the stage waits for; null where it waits for none. */
export const useOpenPredict = (): Question | null => useReadingOf((state) => openPredict(state));

/** Whether the run that shows is one of the scenario as lessons run it, changed by the learner or not. */
export function useIsRunOf(scenario: string): boolean {
  const source = useSource();
  const seed = useReadingOf((state) => state.seed);
  return isRunOf(source, scenario, seed);
}
