import { hidden as text } from '../../text/hidden.ts';
import { useReading } from '../../views/learn/lesson/use-reading.ts';
import styles from './hidden-rest.module.css';

/** The rest of the line, whatever is on it. */
export function HiddenRest({ left }: { readonly left: number }) {
  const { isAsked } = useReading();
  return (
    <div className={styles.rest} style={{ left }}>
      <span className={styles.words}>{isAsked ? text.rest : text.restForNow}</span>
    </div>
  );
}
