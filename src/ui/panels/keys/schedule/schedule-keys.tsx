import { useState } from 'react';
import { valuesById } from '../../../../player/focus.ts';
import { useCursor, useFocus, useHidden, useRun, useTopic } from '../../../../player/hooks.ts';
import type { ScheduleView } from '../../../../player/schedule-view.ts';
import { PanelFrame } from '../../../parts/panel-frame.tsx';
import { Segmented } from '../../../parts/segmented.tsx';
import { panelTitles } from '../../../text/panel-titles.ts';
import { schedule as text } from '../../../text/schedule.ts';
import type { PanelProps } from '../../registry.ts';
import { Computation } from '../computation/computation.tsx';
import { pointedValue } from '../computation/pointed-value.ts';
import panel from '../keys-panel.module.css';
import { Messages } from './messages.tsx';
import styles from './schedule.module.css';
import { Stage } from './stage.tsx';

/** How the shared secret and the messages become every secret and key of a TLS connection. */
export function ScheduleKeys({ controls }: PanelProps) {
  const schedules = useTopic('schedules', null);
  const cursor = useCursor();
  const run = useRun();
  const focus = useFocus();
  const hidden = useHidden();
  const [full, setFull] = useState(false);
  const [chosen, setChosen] = useState<{ index: number; cursor: number } | null>(null);
  const index = chosen?.cursor === cursor ? chosen.index : currentSchedule(schedules ?? [], cursor);
  const schedule = schedules?.[index];
  const home = (run && schedule && valuesById(run).get(homeOf(schedule))) ?? null;
  const value = (run && pointedValue(run, focus)) ?? home;
  return (
    <PanelFrame
      title={panelTitles.keys}
      about={text.about}
      tools={
        schedules &&
        schedules.length > 1 && (
          <Segmented
            label={text.handshake}
            options={schedules.map(({ suite, ends }, at) => ({
              value: at,
              text: text.nth(at + 1, ends),
              name: text.nthSaid(at + 1, suite, ends),
            }))}
            value={index}
            onChange={(at) => setChosen({ index: at, cursor })}
          />
        )
      }
      controls={controls}
      full={full}
      onFull={setFull}
    >
      {schedule ? (
        <div className={panel.content}>
          <div className={styles.schedule}>
            <p className={styles.agreed}>
              <code>{text.agreed(schedule.suite, schedule.group)}</code>
              {schedule.resumed && <span>{text.resumed}</span>}
            </p>
            <Messages schedule={schedule} />
            {schedule.stages.map((stage) => (
              <Stage key={stage.name} stage={stage} ends={schedule.ends} />
            ))}
            <p className={panel.words}>{text.opens}</p>
          </div>
          {value && home && <Computation value={value} home={home} />}
        </div>
      ) : (
        schedules && (
          <div className={panel.empty}>
            <p>{hidden ? text.emptyYet : text.empty}</p>
            {!hidden && <p className={panel.hint}>{text.emptyHint}</p>}
          </div>
        )
      )}
    </PanelFrame>
  );
}

/** The Handshake Secret: what all that is secret comes from. */
const homeOf = ({ stages }: ScheduleView): string =>
  stages.find(({ name }) => name === 'handshake')?.secret ?? '';

/** The last one that has begun; the first before any has. */
const currentSchedule = (schedules: readonly ScheduleView[], cursor: number): number =>
  Math.max(
    0,
    schedules.findLastIndex(({ from }) => from <= cursor),
  );
