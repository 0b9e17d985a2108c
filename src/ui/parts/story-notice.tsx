import { Suspense } from 'react';
import { useRun } from '../../player/hooks.ts';
import { later } from './later.ts';
import styles from './story-notice.module.css';

const StorySign = later(async () => (await import('./story-sign.tsx')).StorySign);

/** What has to be said of the run, above all that shows of it; nothing for nearly all runs. */
export function StoryNotice() {
  const notice = useRun()?.notice;
  return notice ? (
    <p role="note" className={styles.notice}>
      <span className={styles.sign}>
        <Suspense>
          <StorySign />
        </Suspense>
      </span>
      {notice}
    </p>
  ) : null;
}
