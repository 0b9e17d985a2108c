import { hidden as text } from '../../text/hidden.ts';
import styles from './hidden-rest.module.css';

/** The rest of the line, whatever is on it. */
export function HiddenRest({ left }: { readonly left: number }) {
  return (
    <div className={styles.rest} style={{ left }}>
      <span className={styles.words}>{text.rest}</span>
    </div>
  );
}
