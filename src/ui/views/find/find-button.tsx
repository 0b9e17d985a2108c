import { findButton } from '../../text/find-button.ts';
import { FindIcon } from './find-icon.ts';
import styles from './find-button.module.css';

/** Opens the search. */
export function FindButton({ onFind }: { readonly onFind: () => void }) {
  return (
    <button type="button" className={styles.button} aria-label={findButton.label} onClick={onFind}>
      <FindIcon size={16} strokeWidth={1.8} aria-hidden="true" />
      <span className={styles.label}>{findButton.short}</span>
      <kbd className={styles.key}>{findButton.key}</kbd>
    </button>
  );
}
