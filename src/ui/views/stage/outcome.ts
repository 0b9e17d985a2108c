import type { RunView, Step } from '../../../player/run.ts';
import { stage } from '../../text/stage.ts';

/** What came of a step: its own result, or at the end of the run how that ended. */
export function resultOf(run: RunView, step: Step): Step['result'] {
  if (step.result || !isLast(run, step)) return step.result;
  const { kind } = run.outcome;
  if (kind === 'waiting') return null;
  return { text: stage.outcome[kind], good: kind === 'established' };
}

export function isLast(run: RunView, step: Step): boolean {
  return step.index === run.stepCount - 1;
}

/** Whether the run ended with a question, and waits for its answer. */
export function isOpenQuestion(run: RunView, step: Step): boolean {
  return run.asks !== null && isLast(run, step);
}

/** Whether the client finds here that a host key is not the one it knows, or stops for it: it has no other bad step. */
export function isKeyRefusal({ outcome }: RunView, { side, result }: Step): boolean {
  return outcome.fault?.kind === 'host-key-changed' && side === 'client' && result?.good === false;
}
