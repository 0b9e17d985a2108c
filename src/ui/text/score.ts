/** Words of how the questions of a lesson were answered. */
import type { Score } from '../../world/lessons/ladder.ts';

/** Such as `5 of 8 questions right at the first try, 1 at the second, 1 after a hint; 1 answer shown`. */
function questionWords({ first, again, hinted, shown, open }: Score['questions']): string {
  const of = first + again + hinted + shown + open;
  if (of === 0) return '';
  const more = [
    again > 0 && `${again} at the second`,
    hinted > 0 && `${hinted} after a hint`,
    shown > 0 && (shown === 1 ? '1 answer shown' : `${shown} answers shown`),
    open > 0 && `${open} open`,
  ].filter((part) => part !== false);
  const head = `${first} of ${of} ${of === 1 ? 'question' : 'questions'} right at the first try`;
  return `${[head, ...more].join(', ')}.`;
}

/** Predictions are guesses: none is a mistake. */
const predictionWords = ({ made, right }: Score['predictions']): string =>
  made === 0 ? '' : `Predictions: ${right} of ${made} as it came.`;

const taskWords = (done: number, of: number): string =>
  of === 0 ? '' : `Tasks: ${done} of ${of} done.`;

/** In sentences. */
export const scoreWords = (
  { questions, predictions }: Score,
  tasks: { readonly done: number; readonly of: number },
): string =>
  [questionWords(questions), predictionWords(predictions), taskWords(tasks.done, tasks.of)]
    .filter((sentence) => sentence !== '')
    .join(' ');
