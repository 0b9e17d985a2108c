import type { ReactNode, ToggleEvent } from 'react';
import { useId, useRef, useState } from 'react';
import styles from './menu.module.css';
import { MenuItems } from './menu-items.tsx';
import { moveInMenu, openMenu } from './menu-keys.ts';
import type { MenuSection } from './menu-sections.ts';

interface MenuButtonProps {
  /** Name for screen readers. */
  readonly label: string;
  readonly title?: string | undefined;
  readonly sections: readonly MenuSection[];
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A button that opens a menu below itself. The browser closes it: by Escape, and by a press outside. */
export function MenuButton({ label, title, sections, className, children }: MenuButtonProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  function onToggle({ newState }: ToggleEvent): void {
    setOpen(newState === 'open');
    if (newState === 'open' && button.current && menu.current) {
      openMenu(menu.current, button.current);
    }
  }

  function close(): void {
    menu.current?.hidePopover();
    button.current?.focus();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        title={title}
        aria-haspopup="menu"
        aria-expanded={open}
        popoverTarget={id}
        className={className}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          menu.current?.showPopover();
        }}
      >
        {children}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={styles.menu}
        onToggle={onToggle}
        onKeyDown={(event) => {
          if (event.key === 'Tab') close();
          if (moveInMenu(event.currentTarget, event.key)) event.preventDefault();
        }}
      >
        <MenuItems sections={sections} onDone={close} />
      </div>
    </>
  );
}
