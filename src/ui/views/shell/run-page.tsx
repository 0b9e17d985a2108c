import { Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { useEmbedded, usePanels, usePosition, useStep, useTab } from '../../../player/hooks.ts';
import { Transport } from '../../parts/transport/transport.tsx';
import { shell } from '../../text/shell.ts';
import { stepSaid } from '../../text/stage.ts';
import { Hatches } from '../stage/hatches.tsx';
import { Stage } from '../stage/stage.tsx';
import { later } from '../../parts/later.ts';
import styles from './run-page.module.css';
import { StagePlace } from './stage-place.tsx';

const PhonePanel = later(async () => (await import('./phone-panel.tsx')).PhonePanel);
const SplitView = later(async () => (await import('./split-view.tsx')).SplitView);

/** The stage with its panels, and the transport below both. A phone shows one of them at a time. */
export function RunPage({ phone }: { readonly phone: boolean }) {
  const tab = useTab();
  const embedded = useEmbedded();
  const beside = usePanels().length > 0 && !phone && !embedded;
  const alone = phone && !embedded && tab !== 'stage';
  // One stage, wherever it is put: it keeps its state and its focus when panels open beside it.
  const [home] = useState(makeHome);
  const place = <StagePlace home={home} className={styles.place ?? ''} />;
  return (
    <>
      <Hatches />
      {!alone && createPortal(<Stage />, home)}
      <main id="main" tabIndex={-1} aria-label={shell.main} className={styles.main}>
        {alone ? (
          <>
            <StepHeading />
            <Suspense>
              <PhonePanel id={tab} />
            </Suspense>
          </>
        ) : beside ? (
          <Suspense fallback={place}>
            <SplitView stage={place} />
          </Suspense>
        ) : (
          place
        )}
      </main>
      <div className={styles.transport}>
        <Transport />
      </div>
    </>
  );
}

function makeHome(): HTMLElement {
  const home = document.createElement('div');
  home.className = styles.stage ?? '';
  return home;
}

/** Where the stage with its headline does not show, screen readers still learn the step. */
function StepHeading() {
  const step = useStep();
  const { at, of } = usePosition();
  return <h1 className="said">{step && stepSaid(at, of, step.title)}</h1>;
}
