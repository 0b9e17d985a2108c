import { NOTICE } from '../../../player/logins-view.ts';
import { StorySign } from '../../parts/story-sign.tsx';
import styles from './logins.module.css';

/** What must be said wherever a textbook's way shows. */
export function Notice() {
  return (
    <span className={styles.notice}>
      <StorySign />
      <span>{NOTICE}</span>
    </span>
  );
}
