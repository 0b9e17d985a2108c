import { StepBack, StepForward } from 'lucide-react';
import { actions, useCursor, useLevelSteps, useTab } from '../../../../player/hooks.ts';
import { momentAt } from '../../../../player/lessons/reading.ts';
import { panels } from '../../../panels/registry.ts';
import { IconButton } from '../../../parts/icon-button.tsx';
import { Segmented } from '../../../parts/segmented.tsx';
import { lesson as text } from '../../../text/lesson.ts';
import { ReturnButton } from './return-button.tsx';
import styles from './stage-bar.module.css';
import { useReading } from './use-reading.ts';

/** On a phone, under the stage: its steps, the panels that the text speaks of, and the way back to the text's place. */
export function StageBar() {
  const shown = useLevelSteps();
  const cursor = useCursor();
  const tab = useTab();
  const now = momentAt(useReading());
  const named = [...(now?.moment.place.panels ?? []), tab];
  const options = [
    { value: 'stage', text: text.stage },
    ...panels
      .filter(({ id }) => named.includes(id))
      .map(({ id, title }) => ({ value: id, text: title })),
  ];
  return (
    <div className={styles.bar}>
      <IconButton
        icon={StepBack}
        size={20}
        label={text.stepBack}
        disabled={cursor <= (shown[0] ?? 0)}
        onClick={actions.back}
      />
      <IconButton
        icon={StepForward}
        size={20}
        label={text.stepOn}
        disabled={cursor >= (shown.at(-1) ?? 0)}
        onClick={actions.next}
      />
      <div className={styles.views}>
        {options.length > 1 && (
          <Segmented label={text.shows} options={options} value={tab} onChange={actions.setTab} />
        )}
      </div>
      <ReturnButton />
    </div>
  );
}
