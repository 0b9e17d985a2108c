import { useState, type ReactNode } from 'react';
import { Group, Panel as Pane, Separator } from 'react-resizable-panels';
import { actions, useSplit } from '../../../player/hooks.ts';
import type { Split } from '../../../player/settings.ts';
import { panels } from '../../panels/registry.ts';
import { useMeasures } from '../../theme/measures.ts';
import { tools as text } from '../../text/tools.ts';
import { panelPanes } from './panel-panes.tsx';
import styles from './split-view.module.css';
import { useShownPanels } from './use-shown-panels.ts';
import { useMedia } from './use-media.ts';

/** How wide panels are drawn until somebody moves the border, in per cent: 600 of 1440 pixels. */
const DEFAULT: Split = [58, 50];
const WIDE = '(min-width: 1280px)';

/** The stage, and one or two panels beside it, or below it where it is narrow; the borders can be moved. */
export function SplitView({ stage }: { readonly stage: ReactNode }) {
  const isWide = useMedia(WIDE);
  const { beamer } = useMeasures();
  const split = useSplit();
  // Before a class both stay in sight, however small the screen's pixels are counted.
  const wide = isWide || beamer;
  const open = useShownPanels();
  const shown = open.flatMap((id) => panels.find((panel) => panel.id === id) ?? []);
  const [whole, first] = split ?? DEFAULT;
  // A border that was moved by hand is where it is; what a link says is drawn anew.
  const [drawn, setDrawn] = useState({ split: String(split), version: 0 });
  if (drawn.split !== String(split)) {
    setDrawn({ split: String(split), version: drawn.version + 1 });
  }
  function move(next: Split): void {
    setDrawn({ ...drawn, split: String(next) });
    actions.setSplit(next);
  }
  return (
    <Group
      key={`${wide} ${beamer} ${drawn.version}`}
      className={styles.group}
      orientation={wide ? 'horizontal' : 'vertical'}
      defaultLayout={{ stage: whole, panels: 100 - whole }}
      disableCursor
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction) move(splitOf(layout['stage'] ?? whole, first));
      }}
    >
      <Pane id="stage" minSize={wide ? '480px' : '200px'}>
        {stage}
      </Pane>
      <Separator className={styles.border} aria-label={text.border} />
      <Pane id="panels" minSize={wide ? '320px' : '160px'}>
        <aside aria-label={text.panels} className={styles.panels}>
          <Group
            key={shown.length}
            className={styles.group}
            orientation={wide ? 'vertical' : 'horizontal'}
            defaultLayout={shares(shown, first)}
            disableCursor
            onLayoutChanged={(layout, { isUserInteraction }) => {
              const share = layout[shown[0]?.id ?? ''];
              if (isUserInteraction && share !== undefined && shown.length > 1)
                move(splitOf(whole, share));
            }}
          >
            {panelPanes(shown)}
          </Group>
        </aside>
      </Pane>
    </Group>
  );
}

/** As far as a link may say. */
const splitOf = (stage: number, first: number): Split => [within(stage), within(first)];
const within = (share: number): number => Math.min(90, Math.max(10, Math.round(share)));

function shares(shown: readonly { readonly id: string }[], first: number) {
  if (shown.length < 2) return Object.fromEntries(shown.map(({ id }) => [id, 100]));
  return Object.fromEntries(shown.map(({ id }, at) => [id, at === 0 ? first : 100 - first]));
}
