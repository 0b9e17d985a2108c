import { useState, type ReactNode } from 'react';
import { Group, Panel as Pane, Separator } from 'react-resizable-panels';
import { panels } from '../../../panels/registry.ts';
import { lesson as text } from '../../../text/lesson.ts';
import { useMeasures } from '../../../theme/measures.ts';
import { panelPanes } from '../../shell/panel-panes.tsx';
import split from '../../shell/split-view.module.css';
import { useMedia } from '../../shell/use-media.ts';
import { useShownPanels } from '../../shell/use-shown-panels.ts';

/** What the stage has until somebody moves the border, in per cent. */
const STAGE = 60;
/** Two panels have half of the width: they get more of the height. */
const CROWDED_STAGE = 51;
/** Before a class: what stands on the stage is larger. */
const LARGE_STAGE = 59;

/** Under this width the text stands below both: then the panels have more room beside the stage. */
const STACKED = '(max-width: 1023px)';

/** The stage, and one or two panels under it; the borders can be moved, and stay while the lesson is open. */
export function PanelsBelow({ stage }: { readonly stage: ReactNode }) {
  const open = useShownPanels();
  const shown = open.flatMap((id) => panels.find((panel) => panel.id === id) ?? []);
  const [share, setShare] = useState<number | null>(null);
  const usual = useMeasures().beamer ? LARGE_STAGE : shown.length > 1 ? CROWDED_STAGE : STAGE;
  const percent = share ?? usual;
  const stacked = useMedia(STACKED);
  return (
    <Group
      // Another number of panels takes another share, until somebody chose one.
      key={`${stacked} ${share === null ? shown.length : 'chosen'}`}
      className={split.group}
      orientation={stacked ? 'horizontal' : 'vertical'}
      defaultLayout={
        stacked ? { stage: 50, panels: 50 } : { stage: percent, panels: 100 - percent }
      }
      disableCursor
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction && !stacked) setShare(layout['stage'] ?? null);
      }}
    >
      <Pane id="stage" minSize="200px">
        {stage}
      </Pane>
      <Separator className={split.border} aria-label={text.border} />
      <Pane id="panels" minSize="120px">
        <aside aria-label={text.panels} className={split.panels}>
          <Group
            key={shown.length}
            className={split.group}
            orientation={stacked ? 'vertical' : 'horizontal'}
            disableCursor
          >
            {panelPanes(shown)}
          </Group>
        </aside>
      </Pane>
    </Group>
  );
}
