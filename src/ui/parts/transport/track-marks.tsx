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
}

/** Closer together than this, marks would be a smear. */
const CLOSEST = 7;
const LINE = 18;

/** The line with its marks, as it looks done or still to come. Drawn once; the thumb only moves what covers it. */
export const TrackMarks = memo(function TrackMarks({ index, shown, track, done }: TrackMarksProps) {
  return (
    <svg
      className={[styles.track, done ? styles.done : styles.ahead].join(' ')}
      width={track.width}
      height={LINE * 2}
      aria-hidden="true"
    >
      {track.segments.map(({ from, left, width, encrypted, ghost }) =>
        ghost ? (
          <path key={from} className={styles.dots} d={`M${left} ${LINE}h${width}`} />
        ) : encrypted && !done ? (
          <rect key={from} x={left} y={LINE - 4} width={width} height={8} fill={hatch('edge')} />
        ) : (
          <path key={from} className={styles.line} d={`M${left} ${LINE}h${width}`} />
        ),
      )}
      {track.segments
        .flatMap((segment) =>
          segment.ghost || segment.width / (segment.to - segment.from) < CLOSEST
            ? []
            : Array.from({ length: segment.to - segment.from }, (_, i) => segment.from + i),
        )
        .map((position) => (
          <Mark
            key={position}
            side={sides[index.side[shown[position] ?? 0] ?? 3] ?? 'link'}
            x={xOf(track, position)}
          />
        ))}
    </svg>
  );
});

/** ● above the line for the client's steps, ■ below for the server's, both for what concerns both. */
function Mark({ side, x }: { readonly side: (typeof sides)[number]; readonly x: number }) {
  if (side === 'attacker') {
    return <path className={styles.attacker} d={`M${x} ${LINE - 4}l4.5 8h-9z`} />;
  }
  return (
    <>
      {side !== 'server' && <circle className={styles.client} cx={x} cy={LINE - 6.5} r={3.75} />}
      {side !== 'client' && (
        <rect className={styles.server} x={x - 3.25} y={LINE + 3.5} width={6.5} height={6.5} />
      )}
    </>
  );
}
