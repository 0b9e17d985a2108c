import { CircleHelp, EllipsisVertical, FileUp, Share2 } from 'lucide-react';
import { useRef } from 'react';
import { useSettings } from '../../../player/hooks.ts';
import { MenuButton } from '../../parts/menu/menu-button.tsx';
import { findButton } from '../../text/find-button.ts';
import { shell } from '../../text/shell.ts';
import { FindIcon } from '../find/find-icon.ts';
import bar from './bar-button.module.css';
import styles from './more-button.module.css';
import { FileInput } from './open-button.tsx';
import { themeSection } from './theme-section.ts';
import { useShare } from './use-share.ts';

interface MoreButtonProps {
  readonly onHelp: () => void;
  readonly onFind: () => void;
}

/** On a phone, what has no room in the top bar. */
export function MoreButton({ onHelp, onFind }: MoreButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const { theme } = useSettings();
  const { share, said } = useShare();
  return (
    <>
      <span role="status" className={styles.status}>
        {said}
      </span>
      <MenuButton
        label={shell.more}
        className={bar.button}
        sections={[
          {
            kind: 'actions',
            label: shell.more,
            items: [
              { title: findButton, icon: FindIcon, onSelect: onFind },
              { title: shell.open, icon: FileUp, onSelect: () => input.current?.click() },
              { title: shell.share, icon: Share2, onSelect: share },
              { title: shell.keys, icon: CircleHelp, onSelect: onHelp },
            ],
          },
          themeSection(theme),
        ]}
      >
        <EllipsisVertical size={20} strokeWidth={1.8} aria-hidden="true" />
      </MenuButton>
      <FileInput ref={input} />
    </>
  );
}
