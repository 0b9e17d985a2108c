import { X } from 'lucide-react';
import { actions, useSettings } from '../../../player/hooks.ts';
import { keyHint as text } from '../../text/doors.ts';
import { useMeasures } from '../../theme/measures.ts';
import { IconButton } from '../icon-button.tsx';
import styles from './key-hint.module.css';

/** What to press, until it is closed for good. */
export function KeyHint() {
  const { hintClosed, characterKeys } = useSettings();
  const { beamer } = useMeasures();
  if (hintClosed || beamer) return null;
  return (
    <p className={styles.hint} aria-label={text.name}>
      <kbd className={styles.key}>→</kbd> {text.next}
      <kbd className={styles.key}>←</kbd> {text.back}
      {characterKeys && (
        <>
          <kbd className={styles.key}>?</kbd> {text.all}
        </>
      )}
      <IconButton
        icon={X}
        size={16}
        label={text.close}
        className={styles.close}
        onClick={actions.closeHint}
      />
    </p>
  );
}
