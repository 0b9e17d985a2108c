import { useState } from 'react';
import { useTopic } from '../../../player/hooks.ts';
import { PanelFrame } from '../../parts/panel-frame.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { Shape } from '../../parts/shape.tsx';
import { keyLog as text } from '../../text/key-log.ts';
import { log as words } from '../../text/log.ts';
import { panelTitles } from '../../text/panel-titles.ts';
import type { PanelProps } from '../registry.ts';
import { EndLog } from './end-log.tsx';
import styles from './log-panel.module.css';

const ends = ['client', 'server'] as const;

/** The key log that each end of TLS would write, up to this step; each line leads to its step. */
export function KeyLog({ controls }: PanelProps) {
  const log = useTopic('log', null);
  const [end, setEnd] = useState<(typeof ends)[number]>('client');
  const [full, setFull] = useState(false);
  return (
    <PanelFrame
      title={panelTitles.log}
      about={text.about}
      controls={controls}
      full={full}
      onFull={setFull}
    >
      <div className={styles.tools}>
        <Segmented
          label={words.whose}
          options={ends.map((value) => ({
            value,
            text: text.end[value],
            sign: <Shape of={value} className={styles.sign} />,
          }))}
          value={end}
          onChange={setEnd}
        />
      </div>
      <p className={styles.story}>{text.note}</p>
      {log ? (
        <EndLog
          key={end}
          end={end}
          log={log[end]}
          verbosity={0}
          words={{
            lines: text.lines(end),
            nothingYet: text.nothingYet(end),
            nothingYetHint: text.nothingYetHint,
          }}
        />
      ) : (
        <p className={styles.empty}>{words.loading}</p>
      )}
    </PanelFrame>
  );
}
