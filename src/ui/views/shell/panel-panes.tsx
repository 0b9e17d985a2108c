import type { ReactElement } from 'react';
import { Panel as Pane, Separator } from 'react-resizable-panels';
import type { Panel } from '../../panels/registry.ts';
import { tools as text } from '../../text/tools.ts';
import { OnePanel } from './one-panel.tsx';
import { PanelControls } from './panel-controls.tsx';
import styles from './split-view.module.css';

/** The open panels with the borders between them, as what a group of them holds. */
export function panelPanes(shown: readonly Panel[]): ReactElement[] {
  return shown.flatMap((panel, at) => {
    const pane = (
      <Pane key={panel.id} id={panel.id} minSize="120px">
        <OnePanel panel={panel} controls={<PanelControls id={panel.id} title={panel.title} />} />
      </Pane>
    );
    const border = (
      <Separator key="border" className={styles.border} aria-label={text.borderOfPanels} />
    );
    return at > 0 ? [border, pane] : [pane];
  });
}
