import { useState } from 'react';
import { useTopic } from '../../../player/hooks.ts';
import { PanelFrame } from '../../parts/panel-frame.tsx';
import { panelTitles } from '../../text/panel-titles.ts';
import { wire as text } from '../../text/wire.ts';
import { EndLog } from '../log/end-log.tsx';
import styles from '../log/log-panel.module.css';
import type { PanelProps } from '../registry.ts';

/** The eavesdropper's screen: what has crossed up to this step, as text; each line leads to its step. */
export function WirePanel({ controls }: PanelProps) {
  const lines = useTopic('wire', null);
  const [full, setFull] = useState(false);
  return (
    <PanelFrame
      title={panelTitles.wire}
      about={text.about}
      controls={controls}
      full={full}
      onFull={setFull}
    >
      {lines ? (
        <EndLog
          end="client"
          log={lines}
          verbosity={0}
          words={{
            lines: text.lines,
            nothingYet: text.nothingYet,
            nothingYetHint: text.nothingYetHint,
          }}
        />
      ) : (
        <p className={styles.empty}>{text.loading}</p>
      )}
    </PanelFrame>
  );
}
