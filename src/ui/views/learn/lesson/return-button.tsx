import { Undo2 } from 'lucide-react';
import { reading } from '../../../../player/lessons/reading.ts';
import { lesson as text } from '../../../text/lesson.ts';
import styles from './return-button.module.css';
import { useIsMoved } from './use-reading.ts';

/** Back to where the text is, once the stage is elsewhere. */
export function ReturnButton() {
  const isMoved = useIsMoved();
  return (
    <button
      type="button"
      className={styles.return}
      aria-label={text.return}
      aria-disabled={!isMoved}
      onClick={() => {
        if (isMoved) void reading.returnToText();
      }}
    >
      <Undo2 size={18} strokeWidth={1.8} aria-hidden="true" className={styles.short} />
      <span className={styles.long}>{text.return}</span>
      <kbd className={styles.key} aria-hidden="true">
        T
      </kbd>
    </button>
  );
}
