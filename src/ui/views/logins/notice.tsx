import { BookOpen } from 'lucide-react';
import { NOTICE } from '../../../player/logins-view.ts';
import styles from './logins.module.css';

/** What must be said wherever a textbook's way shows. */
export function Notice() {
  return (
    <span className={styles.notice}>
      <BookOpen size={16} strokeWidth={1.8} aria-hidden="true" />
      <span>{NOTICE}</span>
    </span>
  );
}
