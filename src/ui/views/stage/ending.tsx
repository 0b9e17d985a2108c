import { X } from 'lucide-react';
import type { RunView, Step } from '../../../player/run.ts';
import { RfcLink } from '../../parts/rfc-link.tsx';
import styles from './ending.module.css';
import { isLast } from './outcome.ts';

interface EndingProps {
  readonly run: RunView;
  readonly step: Step;
}

/** At the last step: the fault that ended the run. */
export function Ending({ run, step }: EndingProps) {
  const { fault } = run.outcome;
  if (!fault || !isLast(run, step)) return null;
  return (
    <p className={styles.fault}>
      <X size={16} strokeWidth={2.2} aria-hidden="true" />
      <span>{fault.message}</span>
      <RfcLink source={fault.source} />
    </p>
  );
}
