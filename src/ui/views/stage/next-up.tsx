import { useLevel, useLevelSteps, usePosition, useStep } from '../../../player/hooks.ts';
import { stage } from '../../text/stage.ts';
import type { Geometry } from './geometry.ts';
import styles from './next-up.module.css';
import { isOpenQuestion } from './outcome.ts';
import type { Moment } from './use-moment.ts';

interface NextUpProps {
  readonly moment: Moment;
  readonly g: Geometry;
  /** Bottom of the band. */
  readonly top: number;
}

/** Under the band: that there is more, or that it depends on an answer. */
export function NextUp({ moment, g, top }: NextUpProps) {
  const explains = useLevel() === 'overview' && g.kind === 'wide';
  const shown = useLevelSteps();
  const { at } = usePosition();
  const following = shown[at];
  const next = useStep(following ?? moment.cursor);
  if (isOpenQuestion(moment.run, moment.step)) {
    return (
      <p
        className={styles.depends}
        style={{ top: top + 8 * g.scale, left: g.client + 14 * g.scale }}
      >
        {stage.dependsOnAnswer}
      </p>
    );
  }
  if (!explains || following === undefined || !next) return null;
  return (
    <p className={styles.next} style={{ top: top + 40 * g.scale, left: g.server + 15 * g.scale }}>
      {stage.next(next.title)}
    </p>
  );
}
