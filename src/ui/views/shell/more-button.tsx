import {
  CircleHelp,
  EllipsisVertical,
  Presentation,
  Redo2,
  Search,
  SlidersHorizontal,
  Undo2,
} from 'lucide-react';
import { actions, useHistory, usePage, useSettings, useStatus } from '../../../player/hooks.ts';
import { isLesson } from '../../../player/lesson-page.ts';
import { MenuButton } from '../../parts/menu/menu-button.tsx';
import { findButton } from '../../text/find-button.ts';
import { shell } from '../../text/shell.ts';
import { tools as text } from '../../text/tools.ts';
import bar from './bar-button.module.css';
import styles from './more-button.module.css';
import { shareSection } from './share-button.tsx';
import { themeSection } from './theme-section.ts';
import { useShare } from './use-share.ts';

interface MoreButtonProps {
  readonly onHelp: () => void;
  readonly onFind: () => void;
}

/** On a phone, what has no room in the top bar. */
export function MoreButton({ onHelp, onFind }: MoreButtonProps) {
  const { theme } = useSettings();
  const share = useShare();
  const { past, future } = useHistory();
  const page = usePage();
  const hasRun = typeof useStatus() !== 'object' && (page === null || isLesson(page));
  return (
    <>
      <span role="status" className={styles.status}>
        {share.said}
      </span>
      <MenuButton
        label={shell.more}
        className={bar.button}
        sections={[
          ...(hasRun
            ? ([
                {
                  kind: 'actions',
                  label: text.editing,
                  items: [
                    {
                      title: text.whatIf,
                      icon: SlidersHorizontal,
                      onSelect: () => actions.setTab('what-if'),
                    },
                    ...(past.length > 0
                      ? [{ title: text.undo, icon: Undo2, onSelect: () => void actions.undo() }]
                      : []),
                    ...(future.length > 0
                      ? [{ title: text.redo, icon: Redo2, onSelect: () => void actions.redo() }]
                      : []),
                  ],
                },
                shareSection(share),
              ] as const)
            : []),
          {
            kind: 'actions',
            label: shell.more,
            items: [
              ...(hasRun
                ? [
                    { title: findButton, icon: Search, onSelect: onFind },
                    {
                      title: text.present,
                      icon: Presentation,
                      onSelect: () => actions.present(true),
                    },
                  ]
                : []),
              { title: text.keys, icon: CircleHelp, onSelect: onHelp },
            ],
          },
          themeSection(theme),
        ]}
      >
        <EllipsisVertical size={20} strokeWidth={1.8} aria-hidden="true" />
      </MenuButton>
    </>
  );
}
