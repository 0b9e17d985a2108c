import { usePlaying, usePosition, useScrubbing, useStep } from '../../../player/hooks.ts';
import { SaidAtRest } from '../../parts/said-at-rest.tsx';
import { stepSaid } from '../../text/stage.ts';

/** Says the step to screen readers once the cursor rests; silent while it is played or dragged over. */
export function StepAnnouncer() {
  const step = useStep();
  const { at, of } = usePosition();
  const moving = usePlaying();
  const scrubbing = useScrubbing();
  return <SaidAtRest text={step && !moving && !scrubbing ? stepSaid(at, of, step.title) : null} />;
}
