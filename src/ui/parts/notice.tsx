import { StorySign } from './story-sign.tsx';
import styles from './notice.module.css';

/** A line that is said of all that shows. */
export const Notice = ({ text }: { readonly text: string }) => (
  <p role="note" className={styles.notice}>
    <span className={styles.sign}>
      <StorySign />
    </span>
    {text}
  </p>
);
