import { lazy, Suspense, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { MenuSection } from './menu-sections.ts';

// Most visits open no menu.
const load = () => import('./menu-popup.tsx');
const MenuPopup = lazy(async () => ({ default: (await load()).MenuPopup }));

interface MenuButtonProps {
  /** Name for screen readers. */
  readonly label: string;
  readonly title?: string | undefined;
  readonly sections: readonly MenuSection[];
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A button that opens a menu below itself. */
export function MenuButton({ label, title, sections, className, children }: MenuButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
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
        className={className}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children}
      </button>
      {open && (
        <Suspense>
          <MenuPopup
            label={label}
            anchor={button}
            sections={sections}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
