import { actions } from '../../../player/hooks.ts';
import type { ValueView } from '../../../player/run.ts';

/** Shows where a value comes from: the field of the frame that brought it, or the step that made it. */
export function goToOrigin(origin: string, value: ValueView | null): void {
  if (origin.startsWith('step:')) {
    void actions.goToAddress(origin);
    if (value) actions.focus(value.address);
  } else {
    actions.focus(origin);
  }
}
