import { phases } from '../../../player/tables.ts';
import { phaseQuestions } from '../../text/stage.ts';
import type { Measures } from '../../theme/measures.ts';
import { textWidth } from '../text-width.ts';

/** Least width of a phase that answers a question by itself, so that the question fits over it; of others, of its name. */
export function questionRoom(phase: number, { px, font }: Measures): number {
  const name = phases[phase];
  if (!name) return NAME * px;
  const alone =
    phases.filter((other) => phaseQuestions[other] === phaseQuestions[name]).length === 1;
  return alone ? textWidth(phaseQuestions[name], font('body-strong')) + 14 * px : NAME * px;
}

/** In pixels of the stage: room for most phases' names. */
export const NAME = 62;
