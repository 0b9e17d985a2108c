import { actions, useLevel, useSettings, useStepCount } from '../../../player/hooks.ts';
import { speeds } from '../../../player/settings.ts';
import { levels } from '../../../player/tables.ts';

import { track as words } from '../../text/track.ts';
import { Picker } from '../picker.tsx';
import { Segmented } from '../segmented.tsx';
import { KeyHint } from './key-hint.tsx';
import styles from './transport.module.css';

/** How much of the run is told. */
export function Detail() {
  const level = useLevel();
  const counts = {
    overview: useStepCount('overview'),
    message: useStepCount('message'),
    detail: useStepCount('detail'),
  };
  const options = levels.map((value) => ({
    value,
    text: words.levels[value],
    count: counts[value] ?? undefined,
  }));
  return (
    <>
      <span className={styles.label} aria-hidden="true">
        {words.detail}
      </span>
      <Segmented
        label={words.detail}
        options={options}
        value={level}
        onChange={actions.setLevel}
        className={styles.roomy}
      />
      <Picker
        label={words.detail}
        options={options}
        value={level}
        onChange={actions.setLevel}
        className={styles.tight}
      />
    </>
  );
}

/** How fast it is played, and what to press. */
export function Speed() {
  const { speed } = useSettings();
  const options = speeds.map((value) => ({
    value,
    text: words.times[value],
    name: words.timesSaid[value],
  }));
  return (
    <>
      <KeyHint />
      <span className={styles.label} aria-hidden="true">
        {words.speed}
      </span>
      <Segmented
        label={words.speed}
        options={options}
        value={speed}
        onChange={actions.setSpeed}
        className={styles.roomy}
      />
      <Picker
        label={words.speed}
        options={options}
        value={speed}
        onChange={actions.setSpeed}
        className={styles.tight}
      />
    </>
  );
}
