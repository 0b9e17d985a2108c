import { lazy, Suspense, useEffect, useState } from 'react';
import { followKeys, useStatus, useRun, useSettings, useNotices } from '../../../player/hooks.ts';
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
const dialogs = {
  help: lazy(async () => ({ default: (await import('./key-list.tsx')).KeyList })),
  find: lazy(async () => ({ default: (await import('../find/find-dialog.tsx')).FindDialog })),
};

/** The page around the run: what is open, the run or why there is none, and the keys. */
export function Shell() {
  const status = useStatus();
  const run = useRun();
  const phone = useMedia(PHONE);
  const [asked, ask] = useState<'help' | 'find' | null>(null);
  const { theme } = useSettings();
  const notices = useNotices();
  const Asked = asked && dialogs[asked];
  const trouble = typeof status === 'object' ? status : null;

  useEffect(() => followKeys(ask), []);

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
      <TopBar phone={phone} onHelp={() => ask('help')} onFind={() => ask('find')} />
      <div role="status">
        {run && !trouble && (notices.length > 0 || run.recorded) && (
          <Suspense>
            <Notices />
          </Suspense>
        )}
      </div>
      {trouble ? (
        <main id="main" tabIndex={-1} className={styles.main}>
          <Suspense>
            <TroublePage trouble={trouble} />
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
      {phone && run && !trouble && <PhoneTabs />}
      <StepAnnouncer />
      <DropZone />
      {Asked && (
        <Suspense>
          <Asked onClose={() => ask(null)} />
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
