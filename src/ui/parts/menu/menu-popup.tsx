import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { RefObject } from 'react';
import styles from './menu-popup.module.css';
import type { MenuSection } from './menu-sections.ts';

interface MenuPopupProps {
  readonly label: string;
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly sections: readonly MenuSection[];
  readonly onClose: () => void;
}

/** An open menu. */
export function MenuPopup({ label, anchor, sections, onClose }: MenuPopupProps) {
  return (
    <Menu.Root
      open
      modal={false}
      onOpenChange={(open, details) => {
        const { target } = details.event;
        // A press on the button itself is the button's to handle.
        if (open || (target instanceof Node && anchor.current?.contains(target))) return;
        onClose();
      }}
    >
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          side="bottom"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          className={styles.positioner}
        >
          <Menu.Popup aria-label={label} finalFocus={anchor} className={styles.popup}>
            {sections.map((section, at) => (
              <Section key={at} section={section} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Section({ section }: { readonly section: MenuSection }) {
  if (section.kind === 'actions') {
    return (
      <Menu.Group className={styles.section}>
        {section.items.map(({ title, icon: Icon, onSelect }) => (
          <Menu.Item key={title} className={styles.item} onClick={onSelect}>
            <Icon size={16} strokeWidth={1.8} aria-hidden="true" className={styles.icon} />
            <span className={styles.title}>{title}</span>
          </Menu.Item>
        ))}
      </Menu.Group>
    );
  }
  const { label, value, options, onChoose } = section;
  return (
    <Menu.RadioGroup
      aria-label={label}
      className={styles.section}
      value={value}
      onValueChange={(chosen: unknown) => {
        if (typeof chosen === 'string') onChoose(chosen);
      }}
    >
      {options.map(({ value: own, title, detail, icon: Icon }) => (
        <Menu.RadioItem key={own} value={own} closeOnClick className={styles.item}>
          {Icon ? (
            <Icon size={16} strokeWidth={1.8} aria-hidden="true" className={styles.icon} />
          ) : (
            <Check size={16} strokeWidth={1.8} aria-hidden="true" className={styles.check} />
          )}
          <span className={styles.title}>{title}</span>
          {detail !== undefined && <span className={styles.detail}>{detail}</span>}
          {Icon && own === value && <Check size={16} strokeWidth={1.8} aria-hidden="true" />}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
