import type { KeyboardEvent, PointerEvent } from 'react';
import { useMemo } from 'react';
import {
  actions,
  useCursor,
  useLevelSteps,
  usePosition,
  useRun,
  useStep,
} from '../../../player/hooks.ts';
import { transport } from '../../text/stage.ts';
import { useSize } from '../use-size.ts';
import { PhaseChips } from './phase-chips.tsx';
import { TrackMarks } from './track-marks.tsx';
import { positionAt, trackOf, xOf } from './track.ts';
import styles from './scrubber.module.css';

const PHONE = 600;

/** The whole run as a line, its phases marked: drag to any step, or jump to a phase. */
export function Scrubber() {
  const run = useRun();
  const shown = useLevelSteps();
  const cursor = useCursor();
  const step = useStep();
  const { at, of } = usePosition();
  const [ref, size] = useSize<HTMLDivElement>();
  const width = size?.width ?? 0;
  const phone = width < PHONE;
  const track = useMemo(
    () => (run && width > 0 ? trackOf(run.index, shown, width, phone ? 14 : 62) : null),
    [run, shown, width, phone],
  );
  const x = track ? xOf(track, at - 1) : 0;
  const goTo = (position: number) => {
    const target = shown[Math.min(Math.max(position, 0), of - 1)];
    if (target !== undefined && target !== cursor) actions.go(target);
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (!track || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    goTo(positionAt(track, event.clientX - event.currentTarget.getBoundingClientRect().left));
  };

  return (
    <div className={styles.scrubber}>
      {track && !phone && <PhaseChips track={track} position={at - 1} onJump={goTo} />}
      <div
        ref={ref}
        className={styles.track}
        role="slider"
        tabIndex={0}
        aria-label={transport.scrubber}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, of)}
        aria-valuenow={at}
        aria-valuetext={transport.valueText(at, of, step?.title ?? '')}
        onKeyDown={(event) => {
          const target = keyTarget(event, at - 1, of, track?.segments ?? []);
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
        {run && track && (
          <>
            <TrackMarks index={run.index} shown={shown} track={track} done={false} />
            <div className={styles.done} style={{ width: x }}>
              <TrackMarks index={run.index} shown={shown} track={track} done />
            </div>
            <span className={styles.thumb} style={{ transform: `translateX(${x}px)` }} />
          </>
        )}
      </div>
    </div>
  );
}

/** The position that a key of the slider leads to; null for a key that is not the slider's. */
function keyTarget(
  event: KeyboardEvent,
  at: number,
  of: number,
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
      return of - 1;
    case 'PageDown':
      return segments.find(({ from }) => from > at)?.from ?? of - 1;
    case 'PageUp':
      return segments.findLast(({ from }) => from < at)?.from ?? 0;
    default:
      return null;
  }
}
