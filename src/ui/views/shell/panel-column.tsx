import { X } from 'lucide-react';
import { Suspense } from 'react';
import { actions } from '../../../player/hooks.ts';
import type { Panel } from '../../panels/registry.ts';
import { panels } from '../../panels/registry.ts';
import { IconButton } from '../../parts/icon-button.tsx';
import { shell } from '../../text/shell.ts';
import styles from './panel-column.module.css';
import { useShownPanels } from './use-shown-panels.ts';

/** The open panels, beside the stage or below it. */
export function PanelColumn() {
  const open = useShownPanels();
  const shown = panels.filter(({ id }) => open.includes(id));
  if (shown.length === 0) return null;
  return (
    <aside aria-label={shell.panels} className={styles.column}>
      {shown.map((panel) => (
        <OnePanel
          key={panel.id}
          panel={panel}
          controls={
            <IconButton
              icon={X}
              size={18}
              label={shell.closePanel(panel.title)}
              onClick={() => actions.closePanel(panel.id)}
            />
          }
        />
      ))}
    </aside>
  );
}

interface OnePanelProps {
  readonly panel: Panel;
  readonly controls?: React.ReactNode;
}

/** A panel, or that it is being opened. */
export function OnePanel({ panel: { title, Component }, controls }: OnePanelProps) {
  return (
    <section aria-label={title} className={styles.panel}>
      <Suspense fallback={<p className={styles.loading}>{shell.loadingPanel}</p>}>
        <Component controls={controls} />
      </Suspense>
    </section>
  );
}
