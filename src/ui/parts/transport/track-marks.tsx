import { memo } from 'react';
import type { StepIndex } from '../../../player/run.ts';
import { sides } from '../../../player/tables.ts';
import { hatch } from '../../views/stage/hatches.tsx';
import type { Track } from './track.ts';
import { xOf } from './track.ts';
import styles from './track-marks.module.css';

interface TrackMarksProps {
  readonly index: StepIndex;
  readonly shown: Uint32Array;
  readonly track: Track;
  readonly done: boolean;
  /** A pixel of the stage: the theme may draw it larger. */
  readonly px: number;
}

/** Closer together than this, marks would be a smear. In pixels of the stage, as is where the line lies. */
const CLOSEST = 7;
const LINE = 18;

/** The line with its marks, as it looks done or still to come. Drawn once; the thumb only moves what covers it. */
export const TrackMarks = memo(function TrackMarks(props: TrackMarksProps) {
  const { index, shown, track, done, px } = props;
  const line = LINE * px;
  return (
    <svg
      className={[styles.track, done ? styles.done : styles.ahead].join(' ')}
      width={track.width}
      height={line * 2}
      aria-hidden="true"
    >
      {track.segments.map(({ from, left, width, encrypted, ghost }) =>
        ghost ? (
          <path key={from} className={styles.dots} d={`M${left} ${line}h${width}`} />
        ) : encrypted && !done ? (
          <rect
            key={from}
            x={left}
            y={line - 4 * px}
            width={width}
            height={8 * px}
            fill={hatch('edge')}
          />
        ) : (
          <path key={from} className={styles.line} d={`M${left} ${line}h${width}`} />
        ),
      )}
      {track.segments
        .flatMap((segment) =>
          segment.ghost || segment.width / (segment.to - segment.from) < CLOSEST * px
            ? []
            : Array.from({ length: segment.to - segment.from }, (_, i) => segment.from + i),
        )
        .map((position) => (
          <Mark
            key={position}
            side={sides[index.side[shown[position] ?? 0] ?? 3] ?? 'link'}
            x={xOf(track, position)}
            px={px}
          />
        ))}
    </svg>
  );
});

interface MarkProps {
  readonly side: (typeof sides)[number];
  readonly x: number;
  readonly px: number;
}

/** ● above the line for the client's steps, ■ below for the server's, both for what concerns both. */
function Mark({ side, x, px }: MarkProps) {
  const line = LINE * px;
  if (side === 'attacker') {
    const half = 4.5 * px;
    return (
      <path
        className={styles.attacker}
        d={`M${x} ${line - 4 * px}l${half} ${8 * px}h${-2 * half}z`}
      />
    );
  }
  const square = 6.5 * px;
  return (
    <>
      {side !== 'server' && (
        <circle className={styles.client} cx={x} cy={line - 6.5 * px} r={3.75 * px} />
      )}
      {side !== 'client' && (
        <rect
          className={styles.server}
          x={x - square / 2}
          y={line + 3.5 * px}
          width={square}
          height={square}
        />
      )}
    </>
  );
}
