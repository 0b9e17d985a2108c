import type { Geometry } from './geometry.ts';
import styles from './lanes.module.css';

interface LanesProps {
  readonly g: Geometry;
  /** Under it everything is still to come. */
  readonly bandBottom: number;
  /** Somebody sits between the ends, and has a lane. */
  readonly split: boolean;
}

/** The two ends' lanes, and between them the dotted line of whoever listens. */
export function Lanes({ g, bandBottom, split }: LanesProps) {
  const top = g.laneTop;
  const middleTop = g.kind === 'phone' ? top : g.rowsTop - 10 * g.scale;
  return (
    <svg className={styles.lanes} width={g.width} height={g.height} aria-hidden="true">
      <path className={styles.client} d={`M${g.client} ${top}V${bandBottom}`} />
      <path className={styles.server} d={`M${g.server} ${top}V${bandBottom}`} />
      <path
        className={split ? styles.attacker : styles.eavesdropper}
        d={`M${g.middle} ${middleTop}V${bandBottom}`}
      />
      <path className={styles.later} d={`M${g.client} ${bandBottom}V${g.height}`} />
      <path className={styles.later} d={`M${g.server} ${bandBottom}V${g.height}`} />
      <path
        className={split ? styles.later : styles.laterDots}
        d={`M${g.middle} ${bandBottom}V${g.height}`}
      />
    </svg>
  );
}
