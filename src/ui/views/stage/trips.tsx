import { stage } from '../../text/stage.ts';
import type { Geometry } from './geometry.ts';
import styles from './trips.module.css';

/** A round trip as far as it shows: from the top of its first row to the top of its last. */
export interface Trip {
  readonly number: number;
  readonly first: number;
  readonly last: number;
  /** Its beginning, or its end, does not show. */
  readonly openTop: boolean;
  readonly openEnd: boolean;
  /** Top of the row beside which its name stands. */
  readonly nameAt: number;
  /** A note stands in that row. */
  readonly noted: boolean;
}

/** From a bracket to the client's lane, for its name to fit, in pixels of the stage. */
const ROOM = 92;
/** How far a bracket reaches; its line is drawn inside. */
const TICK = 6;
/** How far below a note the name stands, where both share their room. */
const BELOW_NOTE = 17;

/** Brackets beside the times: one question, one answer, each there and back. */
export function Trips({ trips, g }: { readonly trips: readonly Trip[]; readonly g: Geometry }) {
  return trips.map(({ number, first, last, openTop, openEnd, nameAt, noted }) => {
    const top = first + g.arrowStart;
    const bottom = last + g.arrowStart + g.arrowFall;
    const tick = TICK * g.scale;
    const middle = first === last ? g.arrowFall / 2 : 0;
    const isBelow = noted && g.kind === 'narrow';
    return (
      <div key={number} className={styles.trip} style={{ transform: `translateY(${top}px)` }}>
        <svg
          className={styles.bracket}
          style={{ left: g.trips }}
          width={tick}
          height={bottom - top}
          aria-hidden="true"
        >
          <path
            d={`${openTop ? 'M.75 0' : `M${tick} .75H.75`}V${bottom - top - 0.75}${openEnd ? '' : `H${tick}`}`}
          />
        </svg>
        {g.client >= g.trips + ROOM * g.scale && (
          <span
            className={styles.name}
            style={{
              left: g.trips + 10 * g.scale,
              top: nameAt - first + (isBelow ? BELOW_NOTE * g.scale : middle),
            }}
          >
            {stage.roundTrip(number)}
          </span>
        )}
      </div>
    );
  });
}
