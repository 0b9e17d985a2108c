import { Columns2, X } from 'lucide-react';
import { actions } from '../../../player/hooks.ts';
import { panels } from '../../panels/registry.ts';
import { IconButton } from '../../parts/icon-button.tsx';
import { MenuButton } from '../../parts/menu/menu-button.tsx';
import { tools as text } from '../../text/tools.ts';
import styles from './split-view.module.css';

/** Another panel in its place, or none. */
export function PanelControls({ id, title }: { readonly id: string; readonly title: string }) {
  return (
    <>
      <MenuButton
        label={text.swap(title)}
        title={text.swap(title)}
        className={styles.swap}
        sections={[
          {
            kind: 'choice',
            label: text.panels,
            value: id,
            options: panels.map((panel) => ({
              value: panel.id,
              title: panel.title,
              icon: panel.icon,
            })),
            onChoose: (other) => actions.swapPanel(id, other),
          },
        ]}
      >
        <Columns2 size={16} strokeWidth={1.8} aria-hidden="true" />
      </MenuButton>
      <IconButton
        icon={X}
        size={18}
        label={text.close(title)}
        onClick={() => actions.closePanel(id)}
      />
    </>
  );
}
