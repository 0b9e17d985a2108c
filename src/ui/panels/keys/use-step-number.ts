import { useLevelSteps } from '../../../player/hooks.ts';
import { positionAtOrBefore, shownAtOrAfter } from '../../../player/level-steps.ts';

/** The number that the stage gives a step, by its index among all steps; of the next shown one where it is not shown. */
export function useStepNumber(): (index: number) => number {
  const shown = useLevelSteps();
  return (index) => positionAtOrBefore(shown, shownAtOrAfter(shown, index)) + 1;
}
