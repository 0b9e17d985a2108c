import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import styles from './menu.module.css';
import type { MenuSection } from './menu-sections.ts';

interface MenuButtonProps {
  /** Name for screen readers. */
  readonly label: string;
  readonly title?: string | undefined;
  readonly sections: readonly MenuSection[];
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A button that opens a menu below itself. Loaded after the first view: the menu is a library's. */
export function MenuButton({ label, title, sections, className, children }: MenuButtonProps) {
  const place = useRef<HTMLSpanElement>(null);
  return (
    <Menu.Root modal={false}>
      <span ref={place} />
      <Menu.Trigger aria-label={label} title={title} className={className}>
        {children}
      </Menu.Trigger>
      {/* Beside the page, but in a landmark of it. */}
      <Menu.Portal container={place}>
        <Menu.Positioner className={styles.place} sideOffset={6} align="start" collisionPadding={6}>
          <Menu.Popup className={styles.menu} aria-label={label} tabIndex={0}>
            {sections.map((section) => (
              <Section key={section.label} section={section} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Section({ section }: { readonly section: MenuSection }) {
  switch (section.kind) {
    case 'actions':
      return (
        <Menu.Group aria-label={section.label} className={styles.section}>
          {section.note && <p className={styles.note}>{section.note}</p>}
          {section.items.map(({ title, icon: Icon, onSelect }) => (
            <Menu.Item key={title} className={styles.item} onClick={onSelect}>
              <Icon size={16} strokeWidth={1.8} aria-hidden="true" />
              <Title text={title} />
            </Menu.Item>
          ))}
        </Menu.Group>
      );
    case 'toggles':
      return (
        <Menu.Group aria-label={section.label} className={styles.section}>
          {section.options.map(({ value, title, icon: Icon, on }) => (
            <Menu.CheckboxItem
              key={value}
              className={styles.item}
              checked={on}
              closeOnClick
              onCheckedChange={(checked) => section.onToggle(value, checked)}
            >
              <Icon size={16} strokeWidth={1.8} aria-hidden="true" />
              <Title text={title} />
              <Menu.CheckboxItemIndicator keepMounted className={styles.sign}>
                <ChosenSign />
              </Menu.CheckboxItemIndicator>
            </Menu.CheckboxItem>
          ))}
        </Menu.Group>
      );
    case 'choice':
      return (
        <Menu.RadioGroup
          aria-label={section.label}
          className={styles.section}
          value={section.value}
          onValueChange={(value: string) => section.onChoose(value)}
        >
          {section.isTitled === true && (
            <p className={styles.heading} aria-hidden="true">
              {section.label}
            </p>
          )}
          {section.options.map(({ value, title, detail, icon: Icon }) => (
            <Menu.RadioItem
              key={value}
              value={value}
              className={styles.item}
              aria-label={title}
              aria-description={detail}
              closeOnClick
            >
              {Icon ? (
                <Icon size={16} strokeWidth={1.8} aria-hidden="true" />
              ) : (
                <span className={styles.noIcon}>
                  <Menu.RadioItemIndicator>
                    <ChosenSign />
                  </Menu.RadioItemIndicator>
                </span>
              )}
              <Title text={title} />
              {Icon && (
                <Menu.RadioItemIndicator keepMounted className={styles.sign}>
                  <ChosenSign />
                </Menu.RadioItemIndicator>
              )}
              {detail !== undefined && <span className={styles.detail}>{detail}</span>}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      );
  }
}

function Title({ text }: { readonly text: string }) {
  return (
    <span className={styles.title} data-text={text}>
      {text}
    </span>
  );
}

function ChosenSign() {
  return <Check size={16} strokeWidth={2} aria-hidden="true" />;
}
