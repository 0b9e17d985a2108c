import { lazy, Suspense, useMemo } from 'react';
import { useLevel, useScrubbing } from '../../../player/hooks.ts';
import { useSize } from '../../parts/use-size.ts';
import { stage } from '../../text/stage.ts';
import { useMeasures } from '../../theme/measures.ts';
import { geometryOf, withBand } from './geometry.ts';
import { Headline } from './headline.tsx';
import { Heads } from './heads.tsx';
import { Ladder } from './ladder.tsx';
import { Lanes } from './lanes.tsx';
import { NextUp } from './next-up.tsx';
import { NowBand } from './now-band.tsx';
import { isKeyRefusal } from './outcome.ts';
import { useMoment } from './use-moment.ts';
import { isIntercepted } from '../../../player/run.ts';
import styles from './stage.module.css';

const Prompt = lazy(async () => ({ default: (await import('../prompt/prompt.tsx')).Prompt }));

const Refusal = lazy(async () => ({ default: (await import('../refusal/refusal.tsx')).Refusal }));

/** What people look at: two ends, the wire between them, and now. */
export function Stage() {
  const moment = useMoment();
  const level = useLevel();
  const scrubbing = useScrubbing();
  const [figure, size] = useSize<HTMLDivElement>();
  const [band, bandSize] = useSize<HTMLElement>(true);
  const overview = level === 'overview';
  const drawn = useMeasures();
  const room = useMemo(() => size && geometryOf(size, overview, drawn), [size, overview, drawn]);
  const bandHeight = room ? Math.max(room.bandMin, bandSize?.height ?? 0) : 0;
  const g = useMemo(() => room && withBand(room, bandHeight), [room, bandHeight]);
  const Instead =
    moment?.step.kind === 'ask'
      ? Prompt
      : moment && isKeyRefusal(moment.run, moment.step)
        ? Refusal
        : null;

  return (
    <section
      className={[styles.stage, scrubbing && styles.still].join(' ')}
      aria-label={stage.name}
    >
      {moment && <Headline step={moment.step} />}
      {moment && Instead && (
        <Suspense>
          <Instead step={moment.step} />
        </Suspense>
      )}
      {/* Not before there is something in it: so it stands at once where it stays. */}
      {moment && (
        <div
          ref={figure}
          className={styles.figure}
          style={g ? { minHeight: `max(var(--least), ${g.bandLeast + bandHeight}px)` } : undefined}
          hidden={Instead !== null}
        >
          {g && (
            <>
              <div className={styles.fill} style={{ top: g.bandTop, height: bandHeight }} />
              <Lanes
                g={g}
                bandBottom={g.bandTop + bandHeight}
                split={isIntercepted(moment.run.scenario)}
              />
              <Heads moment={moment} g={g} />
              <Ladder moment={moment} g={g} bandHeight={bandHeight} />
              <NowBand ref={band} moment={moment} g={g} />
              <NextUp moment={moment} g={g} top={g.bandTop + bandHeight} />
            </>
          )}
        </div>
      )}
    </section>
  );
}
