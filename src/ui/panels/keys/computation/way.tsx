import type { WayView } from '../../../../player/computation-view.ts';
import { useCursor } from '../../../../player/hooks.ts';
import type { ValueView } from '../../../../player/run.ts';
import { Shape } from '../../../parts/shape.tsx';
import { computation as text } from '../../../text/computation.ts';
import { StepLink } from '../step-link.tsx';
import { useStepNumber } from '../use-step-number.ts';
import styles from './computation.module.css';
import { Stage } from './stage.tsx';

interface WayProps {
  readonly way: WayView;
  readonly value: ValueView;
  /** Whether nobody computes the value in another way. */
  readonly alone: boolean;
}

/** How one end computes a value, or both in the same way; only who will, and when, while nobody has. */
export function Way({ way, value, alone }: WayProps) {
  const cursor = useCursor();
  const numberOf = useStepNumber();
  const done = way.makers.some(({ step }) => step <= cursor);
  return (
    <div className={alone ? undefined : styles.way}>
      <p className={styles.makers}>
        {way.makers.map(({ side, step }) => (
          <span key={side} className={styles.maker}>
            <Shape of={side} fill={step <= cursor ? 'filled' : 'dashed'} />
            <StepLink to={step}>{text.makes(side, numberOf(step))}</StepLink>
          </span>
        ))}
      </p>
      {done && way.stages.map((stage) => <Stage key={stage.to} stage={stage} goal={value} />)}
    </div>
  );
}
