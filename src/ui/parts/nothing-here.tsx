import { useState } from 'react';
import type { PanelProps } from '../panels/registry.ts';
import styles from './nothing-here.module.css';
import { PanelFrame } from './panel-frame.tsx';

interface NothingHereProps extends PanelProps {
  readonly title: string;
  readonly what: string;
  readonly hint: string;
}

/** A panel that has nothing to show of a run, and says why. */
export function NothingHere({ title, what, hint, controls }: NothingHereProps) {
  const [full, setFull] = useState(false);
  return (
    <PanelFrame title={title} about="" controls={controls} full={full} onFull={setFull}>
      <div className={styles.empty}>
        <p>{what}</p>
        <p className={styles.hint}>{hint}</p>
      </div>
    </PanelFrame>
  );
}
