import { Suspense } from 'react';
import type { Panel } from '../../panels/registry.ts';
import { Late } from '../../parts/late.tsx';
import { shell } from '../../text/shell.ts';
import styles from './one-panel.module.css';

interface OnePanelProps {
  readonly panel: Panel;
  readonly controls?: React.ReactNode;
}

/** A panel, or that it is being opened. */
export function OnePanel({ panel: { title, Component }, controls }: OnePanelProps) {
  return (
    <section aria-label={title} className={styles.panel}>
      <Suspense fallback={<p className={styles.loading}>{shell.loadingPanel}</p>}>
        <Late>
          <Component controls={controls} />
        </Late>
      </Suspense>
    </section>
  );
}
