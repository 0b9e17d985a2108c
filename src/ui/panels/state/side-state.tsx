import { X } from 'lucide-react';
import { useState } from 'react';
import type { MachineView } from '../../../player/run.ts';
import { RfcLink } from '../../parts/rfc-link.tsx';
import { Shape, type Actor } from '../../parts/shape.tsx';
import { state as text } from '../../text/state.ts';
import { Accepts } from './accepts.tsx';
import { MachineDiagram } from './machine-diagram.tsx';
import styles from './state-panel.module.css';

interface SideStateProps {
  readonly side: Actor;
  readonly title: string;
  readonly machines: readonly MachineView[];
  /** Names of the states at this step, by region; null before the side has started. */
  readonly now: { readonly transport: string; readonly service: string } | null;
  /** What this side refused at this step, in words. */
  readonly refused: { readonly message: string; readonly source: string } | null;
}

/** One side: its two machines, and what they accept. */
export function SideState({ side, title, machines, now, refused }: SideStateProps) {
  const [looked, setLooked] = useState<{ region: string; name: string } | null>(null);
  const lookedIn = (machine: MachineView) =>
    looked?.region === machine.region ? looked.name : null;
  const shown = machines.flatMap((machine) => {
    const at = looked ? lookedIn(machine) : now?.[machine.region];
    return at === null || at === undefined ? [] : [{ machine, at }];
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- follows where the focus goes
    <section
      className={styles.side}
      aria-label={title}
      onBlur={({ currentTarget, relatedTarget }) => {
        // The links in the list of what is looked at come next: it stays until the focus leaves.
        if (!currentTarget.contains(relatedTarget)) setLooked(null);
      }}
    >
      <h3 className={styles.who}>
        <Shape of={side} />
        {title}
      </h3>
      {refused && (
        <p className={styles.refused}>
          <X size={16} strokeWidth={2.6} aria-hidden="true" />
          <span>
            <b>{text.refused(side)}:</b> {refused.message} <RfcLink source={refused.source} />
          </span>
        </p>
      )}
      <div className={styles.machines}>
        {machines.map((machine) => (
          <MachineDiagram
            key={machine.region}
            machine={machine}
            current={now?.[machine.region] ?? null}
            looked={lookedIn(machine)}
            onLook={(name) => setLooked(name === null ? null : { region: machine.region, name })}
          />
        ))}
      </div>
      <div className={styles.lists}>
        <h4 className={styles.heading}>
          {looked ? text.accepts(looked.name) : text.acceptsNow(side)}
        </h4>
        {shown.map(({ machine, at }) => (
          <Accepts key={machine.region} machine={machine} at={at} />
        ))}
      </div>
    </section>
  );
}
