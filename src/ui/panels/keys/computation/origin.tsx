import type { OriginView } from '../../../../player/computation-view.ts';
import { Shape } from '../../../parts/shape.tsx';
import { computation as text } from '../../../text/computation.ts';
import { StepLink } from '../step-link.tsx';
import { useStepNumber } from '../use-step-number.ts';
import styles from './computation.module.css';
import { FrameLink } from './frame-link.tsx';

/** Where a value came from that nobody computed. */
export function Origin({ origin }: { readonly origin: OriginView }) {
  const numberOf = useStepNumber();
  switch (origin.kind) {
    case 'drawn': {
      const { at, given, label } = origin;
      return (
        <div className={styles.origin}>
          <p className={styles.words}>{given ? text.drawGiven : text.drawn}</p>
          <p className={styles.maker}>
            <Shape of={at.side} />
            <StepLink to={at.step}>{text.draws(at.side, numberOf(at.step))}</StepLink>
          </p>
          <p className={styles.words}>
            {text.draw} <code className={styles.draw}>{label}</code>
          </p>
        </div>
      );
    }
    case 'said':
      return (
        <div className={styles.origin}>
          <p className={styles.words}>{text.said(origin.from)}</p>
          <FrameLink frame={{ ...origin, address: origin.frame }} />
        </div>
      );
    case 'recorded':
      return <p className={styles.words}>{text.recorded(origin.side)}</p>;
    case 'given':
      return <p className={styles.words}>{text.given}</p>;
  }
}
