import type { KeyboardEvent, PointerEvent } from 'react';
import { Suspense, useMemo } from 'react';
import {
  actions,
  useCursor,
  useHidden,
  useLevel,
  useLevelSteps,
  usePage,
  usePosition,
  useRun,
  useStep,
} from '../../../player/hooks.ts';
import { levels } from '../../../player/tables.ts';
import { stepSaid, transport } from '../../text/stage.ts';
import { useMeasures } from '../../theme/measures.ts';
import { later } from '../later.ts';
import { useSize } from '../use-size.ts';
import { NAME, questionRoom } from './question-room.ts';
import { TrackMarks } from './track-marks.tsx';
import { positionAt, trackOf, xOf } from './track.ts';
import styles from './scrubber.module.css';

const PHONE = 600;
/** How much of the line what shows has while the rest is hidden: always as much, as it must not tell how much follows. */
const SEEN = 0.54;

const HiddenRest = later(async () => (await import('./hidden-rest.tsx')).HiddenRest);
const TrackLabels = later(async () => (await import('./track-labels.tsx')).TrackLabels);

/** The whole run as a line, its phases marked: drag to any step, or jump to a phase. */
export function Scrubber() {
  const run = useRun();
  const shown = useLevelSteps();
  const cursor = useCursor();
  const step = useStep();
  const { at, of } = usePosition();
  const [ref, size] = useSize<HTMLDivElement>();
  const room = size?.width ?? 0;
  const phone = room < PHONE;
  const hidden = useHidden();
  const width = hidden ? room * SEEN : room;
  // A lesson leaves this room to the stage.
  const beside = usePage() !== null;
  const overview = useLevel() === 'overview' && !phone && !beside;
  const ghost = useGhost();
  const measures = useMeasures();
  const track = useMemo(() => {
    const least = overview
      ? (phase: number) => questionRoom(phase, measures)
      : phone
        ? 14
        : NAME * measures.px;
    return run && width > 0 ? trackOf(run.index, shown, width, least, ghost) : null;
  }, [run, shown, width, phone, overview, ghost, measures]);
  const marks = run && track && { index: run.index, shown, track, px: measures.px };
  const last = shown.length - 1;
  const x = track ? xOf(track, at - 1) : 0;
  const goTo = (position: number) => {
    const target = shown[Math.min(Math.max(position, 0), last)];
    if (target !== undefined && target !== cursor) actions.go(target);
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!track || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { left } = event.currentTarget.getBoundingClientRect();
    const target = shown[positionAt(track, event.clientX - left)];
    if (target !== undefined) actions.scrubTo(target);
  };

  return (
    <div>
      <div className={[styles.line, overview && styles.questions].join(' ')}>
        {track && !phone && (
          <Suspense>
            <TrackLabels track={track} position={at - 1} onJump={goTo} overview={overview} />
          </Suspense>
        )}
        {hidden && (
          <Suspense>
            <HiddenRest left={width} />
          </Suspense>
        )}
        <div
          ref={ref}
          className={styles.track}
          role="slider"
          tabIndex={0}
          aria-label={transport.scrubber}
          aria-valuemin={1}
          aria-valuemax={Math.max(1, shown.length)}
          aria-valuenow={at}
          aria-valuetext={stepSaid(at, of, step?.title ?? '')}
          onKeyDown={(event) => {
            const target = keyTarget(event, at - 1, last, track?.segments ?? []);
            if (target === null) return;
            event.preventDefault();
            event.stopPropagation();
            goTo(target);
          }}
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            event.currentTarget.setPointerCapture(event.pointerId);
            actions.setScrubbing(true);
            drag(event);
          }}
          onPointerMove={drag}
          onLostPointerCapture={() => actions.setScrubbing(false)}
        >
          {marks && (
            <>
              <TrackMarks {...marks} done={false} />
              <div className={styles.done} style={{ width: x }}>
                <TrackMarks {...marks} done />
              </div>
              <span className={styles.thumb} style={{ transform: `translateX(${x}px)` }} />
            </>
          )}
        </div>
      </div>
    </div>
  );
}

/** The steps of the level that follow an open question if it is answered well; null where none is open. */
function useGhost() {
  const ghost = useRun()?.asks?.ghost;
  const level = useLevel();
  return useMemo(() => {
    if (!ghost) return null;
    const finest = levels.indexOf(level);
    const shown = [...ghost.level.keys()].filter((step) => (ghost.level[step] ?? 0) <= finest);
    return { index: ghost, shown: Uint32Array.from(shown) };
  }, [ghost, level]);
}

/** The position that a key of the slider leads to; null for a key that is not the slider's. */
function keyTarget(
  event: KeyboardEvent,
  at: number,
  last: number,
  segments: readonly { readonly from: number; readonly to: number }[],
): number | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return at + 1;
    case 'ArrowLeft':
    case 'ArrowDown':
      return at - 1;
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageDown':
      return segments.find(({ from }) => from > at)?.from ?? last;
    case 'PageUp':
      return segments.findLast(({ from }) => from < at)?.from ?? 0;
    default:
      return null;
  }
}
