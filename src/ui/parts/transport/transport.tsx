import { Suspense } from 'react';
import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import {
  actions,
  useCursor,
  useLevel,
  useLevelSteps,
  useOpenQuestion,
  usePlaying,
  usePosition,
  useRun,
  useSettings,
  useStepCount,
} from '../../../player/hooks.ts';
import { speeds } from '../../../player/settings.ts';
import { levels } from '../../../player/tables.ts';
import { transport } from '../../text/stage.ts';
import { later } from '../later.ts';
import { IconButton } from '../icon-button.tsx';
import { Picker } from '../picker.tsx';
import { Segmented } from '../segmented.tsx';
import { Scrubber } from './scrubber.tsx';
import styles from './transport.module.css';

const KeyHint = later(async () => (await import('./key-hint.tsx')).KeyHint);

/** The controls that walk through the run. Always in reach. */
export function Transport() {
  return (
    <section className={styles.transport} aria-label={transport.name}>
      <Scrubber />
      <div className={styles.controls}>
        <Detail />
        <Steps />
        <Speed />
      </div>
    </section>
  );
}

function Steps() {
  const run = useRun();
  const playing = usePlaying();
  const { at } = usePosition();
  const shown = useLevelSteps();
  const atEnd = useCursor() >= (shown.at(-1) ?? 0);
  const waits = useOpenQuestion() !== null;
  return (
    <div className={styles.steps}>
      <IconButton
        icon={ChevronFirst}
        size={22}
        className={styles.far}
        label={transport.first}
        disabled={at <= 1}
        onClick={actions.first}
      />
      <IconButton
        icon={ChevronLeft}
        size={22}
        label={transport.back}
        disabled={at <= 1}
        onClick={actions.back}
      />
      <button
        type="button"
        className={styles.next}
        disabled={!run || atEnd}
        title={run && atEnd ? (waits ? transport.waiting : transport.atEnd) : undefined}
        onClick={actions.next}
      >
        <span className={styles.long}>{waits ? transport.answerFirst : transport.nextStep}</span>
        <span className={styles.short}>{waits ? transport.answerShort : transport.nextShort}</span>
        <ChevronRight size={20} strokeWidth={2} aria-hidden="true" />
      </button>
      <IconButton
        icon={playing ? Pause : Play}
        size={20}
        label={playing ? transport.pause : transport.play}
        onClick={playing ? actions.pause : actions.play}
      />
      <IconButton
        icon={ChevronLast}
        size={22}
        className={styles.far}
        label={transport.last}
        disabled={atEnd}
        onClick={actions.last}
      />
    </div>
  );
}

function Detail() {
  const level = useLevel();
  const counts = {
    overview: useStepCount('overview'),
    message: useStepCount('message'),
    detail: useStepCount('detail'),
  };
  const options = levels.map((value) => ({
    value,
    text: transport.levels[value],
    count: counts[value],
  }));
  return (
    <div className={styles.detail}>
      <span className={styles.label} aria-hidden="true">
        {transport.detail}
      </span>
      <Segmented
        label={transport.detail}
        options={options}
        value={level}
        onChange={actions.setLevel}
        className={styles.roomy}
      />
      <Picker
        label={transport.detail}
        options={options}
        value={level}
        onChange={actions.setLevel}
        className={styles.tight}
      />
    </div>
  );
}

function Speed() {
  const { speed } = useSettings();
  const options = speeds.map((value) => ({
    value,
    text: transport.times[value],
    name: transport.timesSaid[value],
  }));
  return (
    <div className={styles.speed}>
      <Suspense>
        <KeyHint />
      </Suspense>
      <span className={styles.label} aria-hidden="true">
        {transport.speed}
      </span>
      <Segmented
        label={transport.speed}
        options={options}
        value={speed}
        onChange={actions.setSpeed}
        className={styles.roomy}
      />
      <Picker
        label={transport.speed}
        options={options}
        value={speed}
        onChange={actions.setSpeed}
        className={styles.tight}
      />
    </div>
  );
}
