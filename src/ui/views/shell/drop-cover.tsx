import { FileUp } from 'lucide-react';
import { drop } from '../../text/drop.ts';
import styles from './drop-cover.module.css';

/** Over the whole page while a file is dragged over it: what dropping it does. */
export function DropCover() {
  return (
    <div className={styles.cover}>
      <div className={styles.box}>
        <FileUp size={24} strokeWidth={1.8} aria-hidden="true" />
        <p className={styles.title}>{drop.title}</p>
        <p className={styles.hint}>{drop.hint}</p>
      </div>
    </div>
  );
}
