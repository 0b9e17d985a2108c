import { lazy, Suspense, useEffect, useState } from 'react';
import {
  followKeys,
  useEdit,
  useEmbedded,
  useNotices,
  usePage,
  usePresent,
  useRun,
  useSettings,
  useStatus,
} from '../../../player/hooks.ts';
import { shell } from '../../text/shell.ts';
import { later } from '../../parts/later.ts';
import { StoryNotice } from '../../parts/story-notice.tsx';
import { RunPage } from './run-page.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { PHONE, useMedia } from './use-media.ts';

const TroublePage = lazy(async () => ({
  default: (await import('./trouble-page.tsx')).TroublePage,
}));
const Notices = lazy(async () => ({ default: (await import('./notices.tsx')).Notices }));
const PageView = lazy(async () => ({ default: (await import('../page/page-view.tsx')).PageView }));
const ChangesBar = later(async () => (await import('./changes-bar.tsx')).ChangesBar);
const Background = later(async () => (await import('./background.tsx')).Background);
const PhoneTabs = later(async () => (await import('./phone-tabs.tsx')).PhoneTabs);
const PresentBar = later(async () => (await import('./present-bar.tsx')).PresentBar);
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
  const page = usePage();
  const present = usePresent();
  const embedded = useEmbedded();
  const changed = useEdit() !== null;
  const Asked = asked && dialogs[asked];
  const trouble = typeof status === 'object' ? status : null;
  const inFront = trouble !== null || page !== null;

  useEffect(() => followKeys(ask), []);

  useEffect(() => {
    const { dataset } = document.documentElement;
    const shown = present ? 'projector' : theme;
    if (shown === 'system') delete dataset.theme;
    else dataset.theme = shown;
  }, [theme, present]);

  return (
    <div className={styles.app}>
      <a href="#main" className={styles.skip} onClick={skipToMain}>
        {shell.skip}
      </a>
      {present && !embedded && (
        <Suspense>
          <PresentBar />
        </Suspense>
      )}
      {!present && !embedded && (
        <TopBar phone={phone} onHelp={() => ask('help')} onFind={() => ask('find')} />
      )}
      <div role="status">
        {run && !inFront && (notices.length > 0 || run.recorded) && (
          <Suspense>
            <Notices />
          </Suspense>
        )}
      </div>
      {!inFront && <StoryNotice />}
      {run && !inFront && changed && !present && !embedded && (
        <Suspense>
          <ChangesBar />
        </Suspense>
      )}
      {inFront ? (
        <main id="main" tabIndex={-1} className={styles.main}>
          <Suspense>
            {trouble ? <TroublePage trouble={trouble} /> : <PageView path={page ?? ''} />}
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
      {phone && run && !inFront && !embedded && (
        <Suspense fallback={<div className={styles.tabs} />}>
          <PhoneTabs />
        </Suspense>
      )}
      <Suspense>
        <Background embedded={embedded} announces={!inFront} />
      </Suspense>
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
