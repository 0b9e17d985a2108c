import { Check, CodeXml, FileDown, Link, Share2 } from 'lucide-react';
import { MenuButton } from '../../parts/menu/menu-button.tsx';
import type { ActionsSection } from '../../parts/menu/menu-sections.ts';
import { share as text } from '../../text/share.ts';
import styles from './bar-button.module.css';
import { useShare } from './use-share.ts';

/** The ways of giving away what shows, as part of a menu. */
export const shareSection = (share: ReturnType<typeof useShare>): ActionsSection => ({
  kind: 'actions',
  label: text.button,
  note: share.notice,
  items: [
    { title: text.link, icon: Link, onSelect: share.copyLink },
    { title: text.embed, icon: CodeXml, onSelect: share.copyEmbed },
    { title: text.file, icon: FileDown, onSelect: share.saveFile },
  ],
});

/** Gives away what shows, and says what came of it. */
export function ShareButton() {
  const share = useShare();
  const { said } = share;
  const Icon = said === '' || said === text.noEmbed ? Share2 : Check;
  return (
    <>
      <MenuButton label={text.button} className={styles.button} sections={[shareSection(share)]}>
        <Icon size={18} strokeWidth={1.8} aria-hidden="true" />
        <span>{said || text.button}</span>
      </MenuButton>
      <span role="status" className="said">
        {said}
      </span>
    </>
  );
}
