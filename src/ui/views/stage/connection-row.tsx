import { milliseconds, stage } from '../../text/stage.ts';
import type { Geometry } from './geometry.ts';
import styles from './connection-row.module.css';

interface ConnectionRowProps {
  readonly g: Geometry;
  readonly top: number;
  readonly port: number;
  /** When it was begun, in milliseconds. */
  readonly time: number;
  readonly current: boolean;
}

/** The TCP connection that everything else goes over. */
export function ConnectionRow({ g, top, port, time, current }: ConnectionRowProps) {
  const y = g.arrowStart;
  const [long, half] = [9 * g.scale, 4.5 * g.scale];
  const [x1, x2] = [g.client + 4 * g.scale, g.server - 4 * g.scale];
  return (
    <li
      className={[styles.row, current && styles.current].join(' ')}
      style={{ height: g.pitch, transform: `translateY(${top}px)` }}
      aria-current={current ? 'step' : undefined}
    >
      <svg className={styles.arrow} width={g.width} height={g.pitch} aria-hidden="true">
        <path className={styles.line} d={`M${x1 + long - 1} ${y}H${x2 - long + 1}`} />
        <path
          className={styles.head}
          d={`M${x1} ${y}l${long} ${-half}v${long}zM${x2} ${y}l${-long} ${-half}v${long}z`}
        />
      </svg>
      <span className={styles.name} style={{ left: g.client + 14 * g.scale }}>
        {stage.tcp(port)}
      </span>
      {g.times !== null && (
        <span className={styles.time} style={{ width: g.times, top: y - 9 * g.scale }}>
          {milliseconds(time)}
        </span>
      )}
    </li>
  );
}
