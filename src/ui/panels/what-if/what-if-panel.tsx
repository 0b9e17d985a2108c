import { useState } from 'react';
import { useEdit, useRun, useTopic } from '../../../player/hooks.ts';
import { keyOf, type Input } from '../../parts/input-key.ts';
import { PanelFrame } from '../../parts/panel-frame.tsx';
import { Shape } from '../../parts/shape.tsx';
import { panelTitles } from '../../text/panel-titles.ts';
import { whatIf as text } from '../../text/what-if.ts';
import type { PanelProps } from '../registry.ts';
import { InputRow } from './input-row.tsx';
import styles from './what-if-panel.module.css';

const groups = ['client', 'server', 'link', 'random'] as const;
type Group = (typeof groups)[number];

/** Everything that a run depends on, to be changed in place. */
export function WhatIfPanel({ controls }: PanelProps) {
  const inputs = useTopic('inputs', null, 'keep');
  const edited = useEdit() !== null;
  const changes = useTopic('changes', edited ? null : undefined, 'keep');
  const changed = new Map(changes?.inputs.map((input) => [keyOf(input), input]));
  const recorded = useRun()?.recorded;
  const [full, setFull] = useState(false);
  return (
    <PanelFrame
      title={panelTitles['what-if']}
      about={text.about}
      controls={controls}
      full={full}
      onFull={setFull}
    >
      <div className={styles.content}>
        <p className={styles.hint}>{text.hint}</p>
        {(recorded === 'client' || recorded === 'server') && (
          <p className={styles.hint}>{text.recorded(recorded)}</p>
        )}
        {!inputs && <p className={styles.hint}>{text.loading}</p>}
        {groups.map((group) => {
          const own = inputs?.filter((input) => groupOf(input) === group) ?? [];
          return (
            own.length > 0 && (
              <section key={group} aria-labelledby={`what-if-${group}`}>
                <h3 id={`what-if-${group}`} className={styles.group}>
                  {(group === 'client' || group === 'server') && <Shape of={group} />}
                  {text.groups[group]}
                </h3>
                {group === 'random' && <p className={styles.hint}>{text.randomHint}</p>}
                <ul>
                  {own.map((input) => (
                    <InputRow
                      key={keyOf(input)}
                      input={input}
                      changed={changed.get(keyOf(input))}
                    />
                  ))}
                </ul>
              </section>
            )
          );
        })}
      </div>
    </PanelFrame>
  );
}

function groupOf({ path: [first = ''] }: Input): Group {
  if (first === 'client' || first === 'server') return first;
  return first === 'overrides' ? 'random' : 'link';
}
