import { Ellipsis } from 'lucide-react';
import { actions, useTab } from '../../../player/hooks.ts';
import type { Panel } from '../../panels/registry.ts';
import { MenuButton } from '../../parts/menu/menu-button.tsx';
import { phoneTabs as text } from '../../text/phone-tabs.ts';
import styles from './phone-tabs.module.css';

/** The panels without a tab of their own. While one of them shows, this is its tab. */
export function MoreTab({ panels }: { readonly panels: readonly Panel[] }) {
  const tab = useTab();
  const current = panels.find(({ id }) => id === tab);
  const Icon = current?.icon ?? Ellipsis;
  return (
    <MenuButton
      label={text.more(current?.title)}
      className={[styles.tab, current && styles.current].join(' ')}
      sections={[
        {
          kind: 'choice',
          label: text.panels,
          value: tab,
          options: panels.map(({ id, title, icon }) => ({ value: id, title, icon })),
          onChoose: actions.setTab,
        },
      ]}
    >
      <Icon size={20} strokeWidth={1.8} aria-hidden="true" />
      <span>{current?.title ?? text.more()}</span>
    </MenuButton>
  );
}
