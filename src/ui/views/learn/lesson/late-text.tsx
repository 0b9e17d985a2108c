import { lesson as text } from '../../../text/lesson.ts';
import styles from './lesson-trouble.module.css';

/** Only where it takes long enough to be wondered at. */
export const Late = () => (
  <p role="status" className={styles.late}>
    {text.loading}
  </p>
);
