import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import styles from './computation.module.css';

interface FoldProps {
  readonly title: string;
  /** What stands at the right of the title, open or not. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

/** Something that opens below its title. */
export function Fold({ title, tools, children }: FoldProps) {
  const [open, setOpen] = useState(false);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div className={styles.fold}>
      <div className={styles.foldHead}>
        <button
          type="button"
          className={styles.foldTitle}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Chevron size={14} strokeWidth={1.8} aria-hidden="true" />
          {title}
        </button>
        {tools}
      </div>
      {open && children}
    </div>
  );
}
