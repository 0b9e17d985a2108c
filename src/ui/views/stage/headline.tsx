import { useLevel, usePosition } from '../../../player/hooks.ts';
import type { Step } from '../../../player/run.ts';
import { phaseNames, phaseQuestions, stage } from '../../text/stage.ts';
import styles from './headline.module.css';

/** What happens now, and what it means. */
export function Headline({ step }: { readonly step: Step }) {
  const level = useLevel();
  const { at, of } = usePosition();
  const about = level === 'overview' ? phaseQuestions : phaseNames;
  return (
    <header className={styles.headline}>
      <p className={styles.eyebrow}>
        <b>{stage.stepOf(at, of)}</b>
        <span>{about[step.phase]}</span>
      </p>
      <h1 className={styles.title}>{step.title}</h1>
      <p className={styles.lead}>{step.text}</p>
    </header>
  );
}
