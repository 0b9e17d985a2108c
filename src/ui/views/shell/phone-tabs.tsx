import { ArrowLeftRight } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { actions, useTab } from '../../../player/hooks.ts';
import { panels } from '../../panels/registry.ts';
import { shell } from '../../text/shell.ts';
import styles from './phone-tabs.module.css';

/** The panels that have a tab of their own; there is room for five tabs with names that are not cut. */
const first = ['packet', 'keys', 'knowledge'];
const tabs = [
  { id: 'stage', title: shell.stage, icon: ArrowLeftRight },
  ...panels.filter(({ id }) => first.includes(id)),
];
const rest = panels.filter(({ id }) => !first.includes(id));

const MoreTab = lazy(async () => ({ default: (await import('./more-tab.tsx')).MoreTab }));

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
      {rest.length > 0 && (
        <Suspense fallback={<span className={styles.tab}>{shell.more}</span>}>
          <MoreTab panels={rest} />
        </Suspense>
      )}
    </nav>
  );
}
