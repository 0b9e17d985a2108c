import { Suspense } from 'react';
import { useRun } from '../../player/hooks.ts';
import { later } from './later.ts';

const Notice = later(async () => (await import('./notice.tsx')).Notice);

/** What has to be said of the run, above all that shows of it; nothing for nearly all runs. */
export function StoryNotice() {
  const notice = useRun()?.notice;
  return notice ? (
    <Suspense fallback={notice}>
      <Notice text={notice} />
    </Suspense>
  ) : null;
}
