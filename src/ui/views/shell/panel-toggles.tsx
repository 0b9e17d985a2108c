import { actions, usePanels } from '../../../player/hooks.ts';
import { panels } from '../../panels/registry.ts';
import { shell } from '../../text/shell.ts';
import bar from './bar-button.module.css';
import styles from './panel-toggles.module.css';

/** Shows and hides the panels beside the stage. */
export function PanelToggles() {
  const open = usePanels();
  return (
    <div role="group" aria-label={shell.panels} className={styles.group}>
      <span aria-hidden="true" className={styles.label}>
        {shell.panels}
      </span>
      {panels.map(({ id, title }) => {
        const isOpen = open.includes(id);
        return (
          <button
            key={id}
            type="button"
            className={bar.button}
            aria-pressed={isOpen}
            aria-label={shell.showPanel(title)}
            onClick={() => (isOpen ? actions.closePanel(id) : actions.showPanel(id))}
          >
            {title}
          </button>
        );
      })}
    </div>
  );
}
