import { Suspense } from 'react';
import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import {
  actions,
  useCursor,
  useHidden,
  useLevelSteps,
  useOpenQuestion,
  usePlaying,
  usePosition,
  useRun,
} from '../../../player/hooks.ts';
import { transport } from '../../text/stage.ts';
import { later } from '../later.ts';
import { IconButton } from '../icon-button.tsx';
import { Scrubber } from './scrubber.tsx';
import styles from './transport.module.css';

const Detail = later(async () => (await import('./options.tsx')).Detail);
const Speed = later(async () => (await import('./options.tsx')).Speed);

/** The controls that walk through the run. Always in reach. */
export function Transport() {
  return (
    <section className={styles.transport} aria-label={transport.name}>
      <Scrubber />
      <div className={styles.controls}>
        <div className={styles.detail}>
          <Suspense>
            <Detail />
          </Suspense>
        </div>
        <Steps />
        <div className={styles.speed}>
          <Suspense>
            <Speed />
          </Suspense>
        </div>
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
  const isHidden = useHidden();
  const waits = useOpenQuestion() !== null || (isHidden && atEnd);
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
