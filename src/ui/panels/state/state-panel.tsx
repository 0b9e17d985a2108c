import { useState } from 'react';
import { useCursor, useDetails, useRun, useStep } from '../../../player/hooks.ts';
import { PanelFrame } from '../../parts/panel-frame.tsx';
import { panelTitles } from '../../text/panel-titles.ts';
import { state as text } from '../../text/state.ts';
import { isIntercepted, type Actor, type Step } from '../../../player/run.ts';
import type { PanelProps } from '../registry.ts';
import { SideState } from './side-state.tsx';
import styles from './state-panel.module.css';

interface Shown {
  readonly side: Actor;
  readonly role: 'client' | 'server';
  readonly title: string;
  readonly at: (state: Step['state']) => SideNow | null | undefined;
}
type SideNow = NonNullable<Step['state']['client']>;

const client: Shown = {
  side: 'client',
  role: 'client',
  title: text.side.client,
  at: (state) => state.client,
};
const server: Shown = {
  side: 'server',
  role: 'server',
  title: text.side.server,
  at: (state) => state.server,
};
const ends: readonly Shown[] = [client, server];
const withAttacker: readonly Shown[] = [
  client,
  {
    side: 'attacker',
    role: 'server',
    title: text.attackerAs('server'),
    at: (state) => state.attacker?.toClient,
  },
  {
    side: 'attacker',
    role: 'client',
    title: text.attackerAs('client'),
    at: (state) => state.attacker?.toServer,
  },
  server,
];

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
        {(run && isIntercepted(run.scenario) ? withAttacker : ends).map(
          ({ side, role, title, at }) => (
            <SideState
              key={title}
              side={side}
              title={title}
              machines={details?.machines.filter((machine) => machine.side === role) ?? []}
              now={(state && at(state)) ?? null}
              refused={fault?.side === side ? fault : null}
            />
          ),
        )}
      </div>
    </PanelFrame>
  );
}
