import { shell } from '../../text/shell.ts';
import styles from './logo.module.css';

/** ●—■ sshow: leads to the default run. */
export function Logo() {
  return (
    <a href="#/stage" className={styles.logo} aria-label={shell.home}>
      <svg viewBox="0 0 34 12" className={styles.mark} aria-hidden="true">
        <circle cx="6" cy="6" r="5.5" />
        <path d="M6 6h20" className={styles.wire} />
        <path d="M23 .5h11v11h-11z" />
      </svg>
      <span className={styles.name}>{shell.name}</span>
    </a>
  );
}
