import type { ColumnView } from '../../../player/compare-view.ts';
import { Shape } from '../../parts/shape.tsx';
import { compare as text } from '../../text/compare.ts';
import { stage } from '../../text/stage.ts';
import type { ArrowGeometry } from '../stage/geometry.ts';
import { hasTrips } from './column-geometry.ts';
import styles from './two-stages.module.css';

interface ColumnHeadProps {
  readonly column: ColumnView;
  readonly g: ArrowGeometry;
}

/** Who stands at the lanes of a run. */
export function ColumnHead({ column, g }: ColumnHeadProps) {
  const { isIntercepted } = column;
  return (
    <div className={styles.ends}>
      {hasTrips(g) && (
        <span aria-hidden="true" className={styles.trips}>
          {text.trips}
        </span>
      )}
      <span className={styles.client} style={{ left: g.client }}>
        <Shape of="client" className={styles.shape} />
        <b>{stage.client}</b>
      </span>
      <span className={styles.middle} style={{ left: g.middle }}>
        <Shape of="attacker" className={styles.shape} />
        {/* Where there is no room its shape alone stands there. */}
        <b className={hasTrips(g) ? undefined : 'said'}>
          {isIntercepted ? stage.attacker : text.eavesdropper}
        </b>
      </span>
      <span className={styles.server} style={{ right: g.width - g.server }}>
        <b>{stage.server}</b>
        <Shape of="server" className={styles.shape} />
      </span>
    </div>
  );
}
