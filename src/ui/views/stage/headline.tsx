import { Suspense } from 'react';
import {
  useEmbedded,
  useLevel,
  usePage,
  usePanels,
  usePosition,
  usePresent,
} from '../../../player/hooks.ts';
import type { Step } from '../../../player/run.ts';
import { phaseNames, phaseQuestions, stage } from '../../text/stage.ts';
import { later } from '../../parts/later.ts';
import styles from './headline.module.css';

const Doors = later(async () => (await import('./doors.tsx')).Doors);

/** What happens now, and what it means. */
export function Headline({ step }: { readonly step: Step }) {
  const level = useLevel();
  const { at, of } = usePosition();
  const about = level === 'overview' ? phaseQuestions : phaseNames;
  const present = usePresent();
  const embedded = useEmbedded();
  const panels = usePanels().length;
  // A lesson has a title of its own.
  const beside = usePage() !== null;
  const Title = beside ? 'h2' : 'h1';
  const quiet = present || embedded || panels > 0 || beside;
  return (
    <>
      <header className={styles.headline}>
        <p className={styles.eyebrow}>
          <b>{stage.stepOf(at, of)}</b>
          <span>{about[step.phase]}</span>
        </p>
        <Title className={styles.title}>{step.title}</Title>
        <p className={styles.lead}>{step.text}</p>
      </header>
      {level === 'overview' && at === 1 && !quiet && (
        <Suspense fallback={<div className={styles.doors} />}>
          <Doors />
        </Suspense>
      )}
    </>
  );
}
