import { useState } from 'react';
import { useCursor, useDetails, useRun, useStep } from '../../../player/hooks.ts';
import { PanelFrame } from '../../parts/panel-frame.tsx';
import { panelTitles } from '../../text/panel-titles.ts';
import { state as text } from '../../text/state.ts';
import type { PanelProps } from '../registry.ts';
import { SideState } from './side-state.tsx';
import styles from './state-panel.module.css';

/** Both machines as diagrams, drawn from the engine's own tables: where each is now, and what it accepts. */
export function StatePanel({ controls }: PanelProps) {
  const run = useRun();
  const details = useDetails();
  const cursor = useCursor();
  const step = useStep();
  const [full, setFull] = useState(false);
  const [last, setLast] = useState(step);
  if (step && step !== last) setLast(step);
  const state = (step ?? last)?.state;
  const fault = run && cursor === run.stepCount - 1 ? run.outcome.fault : null;
  return (
    <PanelFrame
      title={panelTitles.state}
      about={text.about}
      controls={controls}
      full={full}
      onFull={setFull}
    >
      <div className={styles.content}>
        {(['client', 'server'] as const).map((side) => (
          <SideState
            key={side}
            side={side}
            machines={details?.machines.filter((machine) => machine.side === side) ?? []}
            now={state?.[side] ?? null}
            refused={fault?.side === side ? fault : null}
          />
        ))}
      </div>
    </PanelFrame>
  );
}
