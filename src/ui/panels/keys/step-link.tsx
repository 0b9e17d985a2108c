import type { ReactNode } from 'react';
import { actions } from '../../../player/hooks.ts';
import styles from './keys-panel.module.css';

interface StepLinkProps {
  /** Index of the step. */
  readonly to: number;
  readonly children: ReactNode;
}

/** Words that lead to a step. */
export function StepLink({ to, children }: StepLinkProps) {
  return (
    <button type="button" className={styles.link} onClick={() => actions.go(to)}>
      {children}
    </button>
  );
}
