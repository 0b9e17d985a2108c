import { Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { progress } from '../../../../player/lessons/progress.ts';
import type { Progress } from '../../../../player/lessons/progress-state.ts';
import { learn } from '../../../text/learn.ts';
import styles from './forget-button.module.css';

const text = learn.progress;

interface ForgetButtonProps {
  readonly label: string;
  /** The name for screen readers, where the label alone does not say it. */
  readonly name?: string;
  /** What is said once it is done. */
  readonly forgotten: string;
  /** There is nothing to forget. */
  readonly isEmpty: boolean;
  readonly forget: () => void;
}

/** Forgets at once, and offers to undo that until the page is left. */
export function ForgetButton({ label, name, forgotten, isEmpty, forget }: ForgetButtonProps) {
  const [before, setBefore] = useState<Progress | null>(null);
  const [said, setSaid] = useState('');
  const undoButton = useRef<HTMLButtonElement>(null);
  const forgetButton = useRef<HTMLButtonElement>(null);

  function act(): void {
    const { isKept: _, ...kept } = progress.store.getState();
    setBefore(kept);
    setSaid(forgotten);
    forget();
    requestAnimationFrame(() => undoButton.current?.focus());
  }

  function undo(): void {
    if (before) progress.restore(before);
    setBefore(null);
    setSaid(text.restored);
    requestAnimationFrame(() => forgetButton.current?.focus());
  }

  return (
    <div className={styles.row}>
      {before ? (
        <button ref={undoButton} type="button" className={styles.button} onClick={undo}>
          <Undo2 size={16} strokeWidth={1.8} aria-hidden="true" />
          {text.undo}
        </button>
      ) : (
        <button
          ref={forgetButton}
          type="button"
          className={styles.button}
          aria-label={name}
          disabled={isEmpty}
          onClick={act}
        >
          {label}
        </button>
      )}
      <span role="status">{said !== '' ? said : isEmpty ? text.nothing : ''}</span>
    </div>
  );
}
