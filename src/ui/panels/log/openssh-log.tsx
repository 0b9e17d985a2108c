import { useState } from 'react';
import { useRun, useTopic } from '../../../player/hooks.ts';
import { TOY_NOTICE } from '../../../player/tables.ts';
import { PanelFrame } from '../../parts/panel-frame.tsx';
import { Segmented } from '../../parts/segmented.tsx';
import { Shape } from '../../parts/shape.tsx';
import { log as text } from '../../text/log.ts';
import { panelTitles } from '../../text/panel-titles.ts';
import type { PanelProps } from '../registry.ts';
import { EndLog } from './end-log.tsx';
import styles from './log-panel.module.css';

const ends = ['client', 'server'] as const;
const verbosities = [1, 2, 3] as const;

/** What OpenSSH prints at both ends up to this step, as in their terminals; each line leads to its step. */
export function OpensshLog({ controls }: PanelProps) {
  const log = useTopic('log', null);
  const notice = useRun()?.notice ?? null;
  const [end, setEnd] = useState<(typeof ends)[number]>('client');
  const [verbosity, setVerbosity] = useState<(typeof verbosities)[number]>(3);
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
          label={text.whose}
          options={ends.map((value) => ({
            value,
            text: text.program(value),
            name: text.end[value],
            sign: <Shape of={value} className={styles.sign} />,
          }))}
          value={end}
          onChange={setEnd}
          className={styles.command}
        />
        <Segmented
          label={text.verbosity}
          options={verbosities.map((value) => ({ value, text: text.verbose(end, value) }))}
          value={verbosity}
          onChange={setVerbosity}
          className={styles.command}
        />
      </div>
      {notice !== null && (
        <p className={styles.story}>{notice === TOY_NOTICE ? text.toy : text.story}</p>
      )}
      {log ? (
        <EndLog
          key={end}
          end={end}
          log={log[end]}
          verbosity={verbosity}
          words={{
            lines: text.lines(end, verbosity),
            nothingYet: text.nothingYet(end),
            nothingYetHint: text.nothingYetHint,
          }}
        />
      ) : (
        <p className={styles.empty}>{text.loading}</p>
      )}
    </PanelFrame>
  );
}
