import { lazy, Suspense, useEffect, useState } from 'react';
import {
  followKeys,
  useNotices,
  usePage,
  useRun,
  useSettings,
  useStatus,
} from '../../../player/hooks.ts';
import { shell } from '../../text/shell.ts';
import { DropZone } from './drop-zone.tsx';
import { PhoneTabs } from './phone-tabs.tsx';
import { RunPage } from './run-page.tsx';
import styles from './shell.module.css';
import { StepAnnouncer } from './step-announcer.tsx';
import { TopBar } from './top-bar.tsx';
import { PHONE, useMedia } from './use-media.ts';

const TroublePage = lazy(async () => ({
  default: (await import('./trouble-page.tsx')).TroublePage,
}));
const Notices = lazy(async () => ({ default: (await import('./notices.tsx')).Notices }));
const PageView = lazy(async () => ({ default: (await import('../page/page-view.tsx')).PageView }));
const KeyList = lazy(async () => ({ default: (await import('./key-list.tsx')).KeyList }));

/** The page around the run: what is open, the run or why there is none, and the keys. */
export function Shell() {
  const status = useStatus();
  const run = useRun();
  const phone = useMedia(PHONE);
  const [helping, setHelping] = useState(false);
  const { theme } = useSettings();
  const notices = useNotices();
  const page = usePage();
  const trouble = typeof status === 'object' ? status : null;
  const inFront = trouble !== null || page !== null;

  useEffect(() => followKeys(() => setHelping(true)), []);

  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset.theme;
    else dataset.theme = theme;
  }, [theme]);

  return (
    <div className={styles.app}>
      <a href="#main" className={styles.skip} onClick={skipToMain}>
        {shell.skip}
      </a>
      <TopBar phone={phone} onHelp={() => setHelping(true)} />
      <div role="status">
        {run && !inFront && (notices.length > 0 || run.recorded) && (
          <Suspense>
            <Notices />
          </Suspense>
        )}
      </div>
      {inFront ? (
        <main id="main" tabIndex={-1} className={styles.main}>
          <Suspense>
            {trouble ? (
              <TroublePage trouble={trouble} />
            ) : (
              <PageView key={page} path={page ?? ''} />
            )}
          </Suspense>
        </main>
      ) : run ? (
        <RunPage phone={phone} />
      ) : (
        <main id="main" tabIndex={-1} className={styles.main}>
          <p role="status" className={styles.loading}>
            {shell.loading}
          </p>
        </main>
      )}
      {phone && run && !inFront && <PhoneTabs />}
      {!inFront && <StepAnnouncer />}
      <DropZone />
      {helping && (
        <Suspense>
          <KeyList onClose={() => setHelping(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** By script, because the hash of the address is the place in the run. */
function skipToMain(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
