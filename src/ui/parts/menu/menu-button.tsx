import type { ReactNode } from 'react';
import { lazy, Suspense, useId, useRef, useState } from 'react';
import styles from './menu.module.css';
import type { MenuSection } from './menu-sections.ts';

// Most visits open no menu.
const load = () => import('./menu-items.tsx');
const MenuItems = lazy(async () => ({ default: (await load()).MenuItems }));

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
        onPointerEnter={() => void load()}
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
        onToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {open && (
          <Suspense>
            <MenuItems sections={sections} menu={menu} button={button} />
          </Suspense>
        )}
      </div>
    </>
  );
}
