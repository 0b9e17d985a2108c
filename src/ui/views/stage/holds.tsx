import { useDetails } from '../../../player/hooks.ts';
import type { Actor } from '../../parts/shape.tsx';
import { TagList } from '../../parts/tag-list.tsx';
import { stage } from '../../text/stage.ts';
import { useMeasures } from '../../theme/measures.ts';
import { heldBy } from './holdings.ts';
import styles from './holds.module.css';
import type { Moment } from './use-moment.ts';
import { waitsFor } from './waits.ts';

interface HoldsProps {
  readonly moment: Moment;
  readonly side: Actor;
  readonly width: number;
  readonly rows: number;
  /** Beside the lanes: who, and what for it waits, stand above the tags. Else one line under the card. */
  readonly column: boolean;
  /** It acts in this step, and so waits for nothing. */
  readonly acts: boolean;
  /** Names whose it is where both stand under the card. */
  readonly named?: boolean;
}

/** What a side holds now, secrets first; a side that does not act says what it waits for. */
export function Holds({ moment, side, width, rows, column, acts, named }: HoldsProps) {
  const { secrets, open } = heldBy(moment.run, side, moment.cursor);
  const machines = useDetails()?.machines ?? [];
  const waits = acts || side === 'attacker' ? '' : waitsFor(machines, moment.step, side);
  const { px } = useMeasures();
  const empty = secrets.length + open.length === 0;
  return (
    <div className={[styles.holds, column ? styles.column : styles.line, styles[side]].join(' ')}>
      <p className={styles.words}>
        {(column || named) && <b>{stage.actor[side]}</b>}{' '}
        {waits ? stage.waitsFor(waits) : empty ? stage.holdsNothing : stage.holds}
      </p>
      {!empty && (
        <TagList
          groups={[secrets, open]}
          width={column ? width : width - (named ? 92 : 46) * px}
          rows={rows}
          label={stage.heldBy(stage.actor[side])}
        />
      )}
    </div>
  );
}
