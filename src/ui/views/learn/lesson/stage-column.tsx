import { Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { useEdit, useNotices, useRun, useTab } from '../../../../player/hooks.ts';
import { StoryNotice } from '../../../parts/story-notice.tsx';
import { lesson as text } from '../../../text/lesson.ts';
import { ChangesBar } from '../../shell/changes-bar.tsx';
import { Notices } from '../../shell/notices.tsx';
import { PhonePanel } from '../../shell/phone-panel.tsx';
import { StagePlace } from '../../shell/stage-place.tsx';
import { useShownPanels } from '../../shell/use-shown-panels.ts';
import { Hatches } from '../../stage/hatches.tsx';
import { Stage } from '../../stage/stage.tsx';
import { PanelsBelow } from './panels-below.tsx';
import { StageBar } from './stage-bar.tsx';
import styles from './stage-column.module.css';
import { useReading } from './use-reading.ts';

/** The live stage, with its panels under it; on a phone one of them at a time, above the text. */
export function StageColumn({ phone }: { readonly phone: boolean }) {
  const tab = useTab();
  const run = useRun();
  const { isOpen } = useReading();
  const notices = useNotices();
  const edited = useEdit() !== null;
  const panels = useShownPanels();
  const alone = phone && tab !== 'stage';
  // One stage, wherever it is put: it keeps its state and its focus when panels open under it.
  const [home] = useState(makeHome);
  // What showed before the lesson does not belong to it.
  if (!run || !isOpen)
    return (
      <div className={styles.column} role="group" aria-label={text.stage}>
        <p role="status" className={styles.making}>
          {text.making}
        </p>
      </div>
    );
  const place = <StagePlace home={home} className={styles.place ?? ''} />;
  return (
    <div
      className={[styles.column, panels.length > 1 && styles.crowded].join(' ')}
      role="group"
      aria-label={text.stage}
      data-alone={alone || undefined}
      data-noted={run.notice !== null || undefined}
    >
      <Hatches />
      <div role="status">{(notices.length > 0 || run.recorded) && <Notices />}</div>
      <StoryNotice />
      {edited && <ChangesBar />}
      {!alone && createPortal(<Stage />, home)}
      <div className={styles.room}>
        {alone ? (
          <Suspense>
            <PhonePanel id={tab} />
          </Suspense>
        ) : panels.length > 0 && !phone ? (
          <PanelsBelow stage={place} />
        ) : (
          place
        )}
      </div>
      {phone && <StageBar />}
    </div>
  );
}

function makeHome(): HTMLElement {
  const home = document.createElement('div');
  home.className = styles.stage ?? '';
  return home;
}
