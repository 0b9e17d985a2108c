import { useMeasures } from '../../theme/measures.ts';
import type { Diagram } from './diagram.ts';
import styles from './machine-diagram.module.css';

interface ArcsProps {
  readonly diagram: Diagram;
  readonly rows: number;
  readonly rowHeight: number;
  /** Index of the state whose ways out are stressed. */
  readonly stressed: number;
}

/** In pixels of the stage, so that lines keep apart where a theme draws them thicker. */
const LANE = 5;
const FIRST = 10;
const ROUND = 3;

/** Edges that skip states or lead back, at the side of the states. */
export function Arcs({ diagram: { arcs, lanes }, rows, rowHeight, stressed }: ArcsProps) {
  const { px } = useMeasures();
  const middle = (row: number) => (row + 0.5) * rowHeight;
  const inOrder = arcs.toSorted(
    (a, b) => Number(a.from === stressed) - Number(b.from === stressed),
  );
  const width = lanes === 0 ? 0 : (FIRST + LANE * (lanes - 1) + 2) * px;
  return (
    <svg className={styles.arcs} width={width} height={rows * rowHeight} aria-hidden="true">
      {inOrder.map(({ from, to, lane }) => {
        const x = (FIRST + lane * LANE) * px;
        const way = Math.sign(to - from);
        const start = middle(from) + way * 4;
        const end = middle(to) - way * 4;
        return (
          <g key={`${from} ${to}`} className={from === stressed ? styles.stressed : undefined}>
            <path
              className={styles.line}
              d={`M1 ${start}H${x - ROUND}q${ROUND} 0 ${ROUND} ${way * ROUND}V${end - way * ROUND}q0 ${way * ROUND} ${-ROUND} ${way * ROUND}H4`}
            />
            <path className={styles.arrow} d={`M0 ${end}l${6 * px} ${-3.5 * px}v${7 * px}z`} />
          </g>
        );
      })}
    </svg>
  );
}
