import { Crosshair } from 'lucide-react';
import type { Reason } from '../../../../world/lessons/lesson.ts';
import { lesson as text } from '../../../text/lesson.ts';
import { Blocks } from './blocks.tsx';
import { PointLink } from './point-link.tsx';
import styles from './reason-text.module.css';

/** Why an answer is right or not, and where the run shows it. */
export function ReasonText({ reason }: { readonly reason: Reason }) {
  return (
    <div className={styles.reason}>
      <Blocks blocks={reason.why} />
      {reason.evidence !== null && (
        <p className={styles.evidence}>
          <Crosshair size={14} strokeWidth={1.8} aria-hidden="true" />
          <PointLink address={reason.evidence}>{text.evidence}</PointLink>
        </p>
      )}
    </div>
  );
}
