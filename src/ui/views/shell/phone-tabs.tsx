import { ArrowLeftRight } from 'lucide-react';
import { actions, useTab } from '../../../player/hooks.ts';
import { panels } from '../../panels/registry.ts';
import { shell } from '../../text/shell.ts';
import styles from './phone-tabs.module.css';

const tabs = [{ id: 'stage', title: shell.stage, icon: ArrowLeftRight }, ...panels];

/** Which one view a phone shows. */
export function PhoneTabs() {
  const current = useTab();
  return (
    <nav aria-label={shell.views} className={styles.tabs}>
      {tabs.map(({ id, title, icon: Icon }) => (
        <button
          key={id}
          type="button"
          className={styles.tab}
          aria-current={id === current ? 'page' : undefined}
          onClick={() => actions.setTab(id)}
        >
          <Icon size={20} strokeWidth={1.8} aria-hidden="true" />
          {title}
        </button>
      ))}
    </nav>
  );
}
