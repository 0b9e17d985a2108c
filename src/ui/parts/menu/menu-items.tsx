import { Check } from 'lucide-react';
import type { RefObject } from 'react';
import { useEffect, useId } from 'react';
import styles from './menu.module.css';
import { moveInMenu, openMenu } from './menu-keys.ts';
import type { MenuSection } from './menu-sections.ts';

interface MenuItemsProps {
  readonly sections: readonly MenuSection[];
  readonly menu: RefObject<HTMLElement | null>;
  readonly button: RefObject<HTMLElement | null>;
}

/** What an open menu offers. */
export function MenuItems({ sections, menu, button }: MenuItemsProps) {
  useEffect(() => {
    const opened = menu.current;
    if (opened && button.current) openMenu(opened, button.current);
    function pressed(event: KeyboardEvent): void {
      if (event.key === 'Tab') opened?.hidePopover();
      else if (opened && moveInMenu(opened, event.key)) event.preventDefault();
    }
    opened?.addEventListener('keydown', pressed);
    return () => opened?.removeEventListener('keydown', pressed);
  }, [menu, button]);

  function onDone(): void {
    menu.current?.hidePopover();
    button.current?.focus();
  }

  return sections.map((section) =>
    section.kind === 'actions' ? (
      <div key={section.label} role="group" aria-label={section.label} className={styles.section}>
        {section.items.map(({ title, icon: Icon, onSelect }) => (
          <button
            key={title}
            type="button"
            role="menuitem"
            className={styles.item}
            onClick={() => {
              onDone();
              onSelect();
            }}
          >
            <Icon size={16} strokeWidth={1.8} aria-hidden="true" />
            <span className={styles.title}>{title}</span>
          </button>
        ))}
      </div>
    ) : (
      <div key={section.label} role="group" aria-label={section.label} className={styles.section}>
        {section.options.map((option) => (
          <Option key={option.value} option={option} section={section} onDone={onDone} />
        ))}
      </div>
    ),
  );
}

type Choice = Extract<MenuSection, { kind: 'choice' }>;

interface OptionProps {
  readonly section: Choice;
  readonly option: Choice['options'][number];
  readonly onDone: () => void;
}

function Option({ section, option, onDone }: OptionProps) {
  const id = useId();
  const { value, title, detail, icon: Icon } = option;
  const chosen = value === section.value;
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={chosen}
      aria-describedby={detail === undefined ? undefined : id}
      aria-label={title}
      className={styles.item}
      onClick={() => {
        onDone();
        section.onChoose(value);
      }}
    >
      {Icon ? (
        <Icon size={16} strokeWidth={1.8} aria-hidden="true" />
      ) : (
        <span className={styles.noIcon}>{chosen && <ChosenSign />}</span>
      )}
      <span className={styles.title}>{title}</span>
      {Icon && chosen && <ChosenSign />}
      {detail !== undefined && (
        <span id={id} className={styles.detail}>
          {detail}
        </span>
      )}
    </button>
  );
}

function ChosenSign() {
  return <Check size={16} strokeWidth={2} aria-hidden="true" />;
}
