import { X } from 'lucide-react';
import { privateKey as text } from '../text/private-key.ts';
import styles from './refused-key.module.css';

/** A private key was pasted: it was not taken. */
export function RefusedKey() {
  return (
    <p role="alert" className={styles.refused}>
      <X size={16} strokeWidth={2} aria-hidden="true" />
      <span>{text.refused}</span>
    </p>
  );
}
