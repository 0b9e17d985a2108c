import { usePosition, useStep, useTab } from '../../../player/hooks.ts';
import { panels } from '../../panels/registry.ts';
import { Transport } from '../../parts/transport/transport.tsx';
import { shell } from '../../text/shell.ts';
import { Hatches } from '../stage/hatches.tsx';
import { Stage } from '../stage/stage.tsx';
import { OnePanel, PanelColumn } from './panel-column.tsx';
import styles from './run-page.module.css';

/** The stage with its panels, and the transport below both. A phone shows one of them at a time. */
export function RunPage({ phone }: { readonly phone: boolean }) {
  const tab = useTab();
  const alone = phone ? panels.find(({ id }) => id === tab) : undefined;
  return (
    <>
      <Hatches />
      <main id="main" tabIndex={-1} aria-label={shell.main} className={styles.main}>
        {alone ? (
          <>
            <StepHeading />
            <OnePanel panel={alone} />
          </>
        ) : (
          <div className={styles.stage}>
            <Stage />
          </div>
        )}
        {!phone && <PanelColumn />}
      </main>
      <div className={styles.transport}>
        <Transport />
      </div>
    </>
  );
}

/** Where the stage with its headline does not show, screen readers still learn the step. */
function StepHeading() {
  const step = useStep();
  const { at, of } = usePosition();
  return <h1 className="said">{step && shell.said(at, of, step.title)}</h1>;
}
