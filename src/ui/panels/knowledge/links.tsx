import { valuesById } from '../../../player/focus.ts';
import { actions, useLevelSteps, useRun } from '../../../player/hooks.ts';
import type { Carrier } from '../../../player/knowledge-view.ts';
import { positionAtOrBefore, shownAtOrAfter } from '../../../player/level-steps.ts';
import { ValueTag } from '../../parts/value-tag.tsx';
import { knowledge as text } from '../../text/knowledge.ts';
import { goToOrigin } from '../keys/go-to-origin.ts';
import styles from './answer.module.css';

/** "step 12", and to it. */
export function StepLink({ step }: { readonly step: number }) {
  const shown = useLevelSteps();
  const number = positionAtOrBefore(shown, shownAtOrAfter(shown, step)) + 1;
  return (
    <button type="button" className={styles.link} onClick={() => actions.go(step)}>
      {text.step(number)}
    </button>
  );
}

interface FrameLinkProps {
  readonly carrier: Carrier;
  /** The value that is pointed at in the frame. */
  readonly value: string;
}

/** The message of a frame, and to the field that holds the value. */
export function FrameLink({ carrier, value }: FrameLinkProps) {
  const run = useRun();
  const found = (run && valuesById(run).get(value)) ?? null;
  return (
    <button
      type="button"
      className={[styles.link, styles.frame].join(' ')}
      onClick={() => void goToOrigin(carrier.address, found)}
    >
      {carrier.field ? `${carrier.message}.${carrier.field}` : carrier.message}
    </button>
  );
}

/** The tag of a value by its id. */
export function Tag({ value }: { readonly value: string }) {
  const run = useRun();
  const found = run && valuesById(run).get(value);
  return found ? <ValueTag value={found} /> : null;
}

/** Tags in a line. */
export const Tags = ({ values }: { readonly values: readonly string[] }) => (
  <span className={styles.tags}>
    {values.map((value) => (
      <Tag key={value} value={value} />
    ))}
  </span>
);
