import { useMemo } from 'react';
import type { PlacedMoment } from '../../../../player/lessons/moments.ts';
import { useReading } from './use-reading.ts';
import { lesson as text } from '../../../text/lesson.ts';
import { Blocks } from './blocks.tsx';
import { MomentContext } from './moment-context.ts';
import styles from './moment-text.module.css';
import { firstWords } from './plain-text.ts';

interface MomentTextProps {
  readonly placed: PlacedMoment;
  /** Its index in the lesson. */
  readonly at: number;
}

/** One idea: quieter once it has been read. */
export function MomentText({ placed: { moment, inPart }, at }: MomentTextProps) {
  const state = useReading();
  const { seed, moments } = state;
  const slug = state.lesson?.slug ?? '';
  const isNow = at === state.at;
  const place = useMemo(() => ({ moment, slug, seed, isNow }), [moment, slug, seed, isNow]);
  return (
    <MomentContext value={place}>
      <div
        role="group"
        aria-label={text.moment(at + 1, moments.length, firstWords(moment.blocks))}
        tabIndex={-1}
        data-now={isNow ? (inPart === 0 ? 'first' : 'further') : undefined}
        className={[styles.moment, !isNow && styles.earlier].join(' ')}
      >
        <Blocks blocks={moment.blocks} />
      </div>
    </MomentContext>
  );
}
